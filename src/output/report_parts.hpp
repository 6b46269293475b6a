// What all sections of the report for people share: the page they write to, and how actors, the report's
// words, evidence and derivations look there. A section is a class on top of this one, in a file of its own;
// report.hpp tells the order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "output/ids.hpp"
#include "output/page.hpp"
#include "output/report.hpp"

namespace readout {

/// Of one report; all parts outlive the sections.
struct ReportContext {
  const Reading& reading;
  const ReportOptions& options;
  const ActorIds& ids;
  Page& page;
};

/// The sections, in the order of the page; each writes nothing if it has nothing to tell.
void write_head(const ReportContext& context);
void write_contacts(const ReportContext& context);
void write_claims(const ReportContext& context);  // about the past, revisions, judgements
void write_statements(const ReportContext& context);
void write_events(const ReportContext& context);
void write_actors(const ReportContext& context);

/// "1 contact", "3 contacts".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

class ReportParts {
 protected:
  static constexpr std::size_t kIdIndent = 2;
  static constexpr std::size_t kTextIndent = 7;        // of what is told of a record
  static constexpr std::size_t kMostNameColumns = 34;  // a longer name pushes the next column
  static constexpr std::size_t kLabelWidth = 9;        // "word of  "

  explicit ReportParts(const ReportContext& context)
      : reading_(context.reading),
        records_(context.reading.records),
        options_(context.options),
        ids_(context.ids),
        page_(context.page) {}

  bool unicode() const { return options_.page.unicode; }
  std::string dot() const { return unicode() ? " \u00b7 " : " - "; }
  std::string_view words(ByteSpan span) const { return reading_.document->words(span); }
  Pieces id(char kind, std::size_t index) const;
  void labelled(std::string_view label, const std::string& text);
  std::string all_words(const std::vector<ByteSpan>& spans) const;
  /// The sentences that hold the evidence, its words brought out; the first few, if there are many.
  void evidence(const std::vector<ByteSpan>& spans);
  /// Is the record shown; is any of these?
  bool chosen(char kind, std::size_t index) const;
  bool any(char kind, std::size_t count) const;
  /// As far as the options ask for it.
  void derivation(char kind, std::size_t index);
  void steps(const Derivation& steps);
  /// "knowledge/frames.tsv:34: talk, pos n, channel talks, ..."
  static std::string row_words(const Table::Row& row);
  std::string names(const std::vector<ActorIndex>& actors) const;
  std::string display_name(ActorIndex a) const;
  std::string display_name(const SourceRef& source) const;
  std::string as_subject(const SourceRef& source) const;
  std::string with_office(const SourceRef& source) const;  // "Ana Mora, foreign minister"
  bool is_plural(const SourceRef& source) const;

  const Reading& reading_;
  const Records& records_;
  const ReportOptions& options_;
  const ActorIds& ids_;
  Page& page_;

 private:
  ByteSpan sentence_around(ByteSpan span) const;
  void words_under_steps(const Derivation& steps);
  void chains(RecordId id);
  std::string step_words(const DerivationStep& step) const;
  std::string chain(const std::vector<StatementIndex>& statements) const;
  Pieces brought_out(ByteSpan sentence, std::vector<ByteSpan> spans) const;
};

}  // namespace readout
