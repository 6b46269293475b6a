// The head of the report for people: headline, where it is from, how much was found.
#include <fmt/format.h>

#include "output/report_parts.hpp"

namespace readout {
namespace {

class Head : ReportParts {
 public:
  explicit Head(const ReportContext& context) : ReportParts(context) {}

  void write() {
    const Article& article = reading_.document->article();
    if (const std::string_view title = headline(); !title.empty())
      page_.put({}, 0, {{std::string(title), Style::title}});
    std::string about = article.id;
    for (const std::string& part : {article.publisher, article.published, article.url})
      if (!part.empty()) about += dot() + part;
    page_.put({}, 0, {{about, Style::faint}});
    page_.put({}, 0, {{summary(), Style::plain}});
    if (article.repaired > 0) {
      page_.put({}, 0,
                {{counted(article.repaired, "broken character was", "broken characters were") +
                      " replaced in reading.",
                  Style::faint}});
    }
  }

 private:
  std::string_view headline() const {
    if (const std::string_view given = reading_.document->article().title; !given.empty()) return given;
    for (const Paragraph& p : reading_.document->paragraphs())
      if (p.kind == ParagraphKind::headline) return words(p.span);
    return {};
  }

  std::string summary() const {
    std::string line;
    const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
      if (count > 0) line += (line.empty() ? "" : dot()) + counted(count, one, many);
    };
    add(records_.contacts.size(), "contact", "contacts");
    add(records_.history.size(), "claim about the past", "claims about the past");
    add(records_.revisions.size(), "revision", "revisions");
    add(records_.judgements.size(), "judgement", "judgements");
    add(records_.statements.size(), "statement", "statements");
    return line.empty() ? "Nothing to record: nobody is said to meet, say, judge or take back anything."
                        : line;
  }
};

}  // namespace

void write_head(const ReportContext& context) { Head(context).write(); }

}  // namespace readout
