// A report given as trees, through actors, predicates and contacts: for tests of the finders of the record
// stage that must not hang on a model. One word a line: form, lemma, UPOS, head (1-based in the sentence, 0
// for the root), relation;
// "+" at the form's end says that no space follows. An empty line ends a sentence, a line "#" also the
// paragraph.
#pragma once

#include <gtest/gtest.h>

#include <fmt/core.h>

#include <sstream>
#include <string>
#include <vector>

#include "record/contacts.hpp"
#include "syntax/parsed_text.hpp"

namespace readout {

/// The compact notation above as CoNLL-U.
inline std::string conllu_of(const std::string& trees) {
  std::istringstream in(trees);
  std::string out = "# newpar\n";
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line == "#") {
      if (number > 0) out += "\n";
      if (line == "#") out += "# newpar\n";
      number = 0;
      continue;
    }
    std::istringstream words(line);
    std::string form, lemma, upos, head, relation;
    words >> form >> lemma >> upos >> head >> relation;
    const bool glued = form.size() > 1 && form.back() == '+';
    if (glued) form.pop_back();
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", ++number, form, lemma, upos,
                       upos == "VERB" ? "VBD" : "_", head, relation, glued ? "SpaceAfter=No" : "_");
  }
  return out + "\n";
}

class TreeReport {
 public:
  explicit TreeReport(const std::string& trees) {
    auto parsed = read_conllu(conllu_of(trees));
    EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().message);
    parsed_ = std::move(*parsed);
    actors_ = find_actors(document(), parsed_.syntax, *actor_tables());
    predicates_ = Predicates::find(document(), parsed_.syntax, actors_, tables()->arguments);
  }

  const Document& document() const { return *parsed_.document; }
  const Syntax& syntax() const { return parsed_.syntax; }
  const Actors& actors() const { return actors_; }
  const Predicates& predicates() const { return predicates_; }
  RecordContext context() const { return {document(), parsed_.syntax, actors_, predicates_, *tables()}; }

  static const std::shared_ptr<const RecordTables>& tables() {
    static const auto loaded = RecordTables::load();
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
    return *loaded;
  }
  static const std::shared_ptr<const ActorTables>& actor_tables() {
    static const auto loaded = ActorTables::load();
    return *loaded;
  }

  /// The place of these words in the text; the test fails if they are not there.
  ByteSpan place_of(std::string_view words, std::size_t from = 0) const {
    const auto at = document().text().find(words, from);
    EXPECT_NE(at, std::string_view::npos) << words;
    if (at == std::string_view::npos) return {};
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  /// The actor of this name; the test fails if there is none.
  ActorIndex actor(std::string_view name) const {
    for (const ActorIndex a : actors_.actors().indices()) {
      if (actors_[a].name == name) return a;
    }
    ADD_FAILURE() << "no actor " << name << " in: " << document().text();
    return ActorIndex::none();
  }

  std::string name_of_source(const SourceRef& source) const {
    if (source.kind == SourceRef::Kind::reporter) return "reporter";
    if (source.kind == SourceRef::Kind::unattributed) return "unattributed";
    return actors_[source.actor].name;
  }

  /// "a; b" in their order.
  std::string names_of(const std::vector<Participant>& participants) const {
    std::string out;
    for (const Participant& p : participants) out += (out.empty() ? "" : "; ") + actors_[p.actor].name;
    return out;
  }

  /// A statement of this actor with these words as its content.
  Statement statement(std::string_view source, std::string_view content, std::size_t from = 0) const {
    Statement s;
    s.source = {SourceRef::Kind::actor, actor(source)};
    s.content = {place_of(content, from)};
    return s;
  }

 private:
  ParsedText parsed_;
  Actors actors_;
  Predicates predicates_;
};

}  // namespace readout
