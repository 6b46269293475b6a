// See revision_tellings.hpp.
#include "record/revision_tellings.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "record/time.hpp"
#include "record/word_pattern.hpp"

namespace readout {
namespace {

class TellingCollector {
 public:
  explicit TellingCollector(const RecordContext& context) : context_(context), syntax_(context.syntax) {}

  void add(const Statement& s, StatementIndex index) {
    if (s.act == "regret" || s.polarity == Polarity::did_not_claim || cue_is_noun(s)) return;
    if (s.act == "request" && is_about_naming(s.content)) return;
    const bool earlier = s.cue_word.valid() && is_earlier(s.cue_word);
    for (const ByteSpan part : s.content) add_pieces({s.source, part, {}, s.cue_word, index, {}, earlier});
  }

  void add(const RevisionPart& part) {
    const bool earlier = part.verb.valid() && is_earlier(part.verb);
    for (const ByteSpan span : {part.before, part.from}) {
      if (!span.empty())
        add_pieces({part.speaker, span, {}, part.verb, StatementIndex::none(), part.cue->row, earlier});
    }
  }

  std::vector<Telling> take() {
    std::ranges::stable_sort(out_, {}, [](const Telling& t) { return t.span.begin; });
    return std::move(out_);
  }

 private:
  /// "asked not to be named"
  bool is_about_naming(const std::vector<ByteSpan>& content) const {
    return std::ranges::any_of(content, [&](ByteSpan part) {
      const TokenRange words = syntax_.tokens_in(part);
      return !words.empty() &&
             is_one_of(syntax_.lemma(words.end_index - 1), {"name", "identify", "quote", "anonymity"});
    });
  }

  /// "his comments about": no words of his
  bool cue_is_noun(const Statement& s) const {
    const TokenRange cue = syntax_.tokens_in(s.cue);
    return !cue.empty() && syntax_.upos(cue.end_index - 1) == "NOUN";
  }

  bool is_earlier(TokenIndex verb) const {
    const std::string_view marker = marker_of(syntax_, verb);
    if (is_one_of(marker, {"after", "despite", "since"})) return true;
    const TokenIndex subject = syntax_.child(verb, "nsubj");  // "A, who in May called it B, ..."
    const bool aside = syntax_.relation(verb) == "acl:relcl" && syntax_.xpos(verb) == "VBD";
    if (aside && subject.valid() && is_one_of(syntax_.lower(subject), {"who", "which"})) return true;
    for (const TokenIndex c : syntax_.children(verb)) {
      const std::string_view word = syntax_.lower(c);
      if (syntax_.base_relation(c) == "aux" && is_one_of(word, {"had", "having"})) return true;
      if (is_one_of(word, {"earlier", "previously", "once", "originally", "initially", "formerly", "first",
                           "after"}))
        return true;
    }
    if (is_past_time(verb)) return true;
    const TokenIndex head = syntax_.head(verb);
    return head.valid() && syntax_.base_relation(verb) == "xcomp" && syntax_.lower(head) == "used";
  }

  /// "In January he told parliament", "said two years ago", "said last month"
  bool is_past_time(TokenIndex verb) const {
    if (syntax_.xpos(verb) != "VBD") return false;
    for (const TokenIndex c : syntax_.children(verb)) {
      if (!is_one_of(syntax_.base_relation(c), {"obl", "advmod"})) continue;
      TokenRange words = syntax_.subtree(c);
      if (words.size() > 1 && syntax_.upos(words.end_index - 1) == "PUNCT")  // "last month, he said"
        words.end_index = words.end_index - 1;
      const bool month = words.size() > 1 && words.size() <= 3 && syntax_.lower(words.begin_index) == "in" &&
                         is_calendar_word(syntax_.lower(words.begin_index + 1));
      const bool ago = words.size() <= 5 && syntax_.lower(words.end_index - 1) == "ago";
      const bool last =
          words.size() == 2 && syntax_.lower(words.begin_index) == "last" &&
          is_one_of(syntax_.lower(c), {"week", "month", "year", "spring", "summer", "autumn", "winter"});
      if (month || ago || last) return true;
    }
    return false;
  }

  bool is_quoted(ByteSpan span) const {
    for (const TokenIndex t : syntax_.tokens_in(span)) {
      if (context_.document.quotation_at(syntax_.span(t).begin).valid()) return true;
    }
    return false;
  }

  /// "had said in | July it would end": the month belongs to the telling.
  TokenRange without_time(TokenRange tokens) const {
    const bool cut = tokens.size() > 2 && tokens.begin_index.value() > 0 &&
                     is_one_of(syntax_.lower(tokens.begin_index - 1), {"in", "on"}) &&
                     is_calendar_word(syntax_.lower(tokens.begin_index));
    return cut ? TokenRange{tokens.begin_index + 1, tokens.end_index} : tokens;
  }

  void add_pieces(const Telling& whole) {
    const TokenRange tokens = without_time(syntax_.tokens_in(whole.span));
    for (TokenIndex t = tokens.begin_index; t < tokens.end_index;) {
      Telling piece = whole;
      piece.sentence = syntax_.sentence_of(t);
      const TokenIndex end = std::min(syntax_.sentence(piece.sentence).tokens.end_index, tokens.end_index);
      piece.span = syntax_.span(TokenRange{t, end});
      piece.quoted = is_quoted(piece.span);
      const TokenRange words = syntax_.tokens_in(piece.span);
      if (words.size() > 1 || piece.quoted || syntax_.upos(words.begin_index) != "PRON")  // "announced it"
        out_.push_back(piece);
      t = std::max(end, t + 1);
    }
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  std::vector<Telling> out_;
};

}  // namespace

std::vector<Telling> tellings_of(const RecordContext& context,
                                 const IndexedVector<StatementIndex, Statement>& statements,
                                 const std::vector<RevisionPart>& parts) {
  TellingCollector collector(context);
  for (const StatementIndex s : statements.indices()) {
    if (!statements[s].content.empty()) collector.add(statements[s], s);
  }
  for (const RevisionPart& part : parts) {
    if (part.cue->use == RevisionCue::Use::told) collector.add(part);
  }
  return collector.take();
}

}  // namespace readout
