// Who speaks a quotation and to whom, as far as pronouns need it: the subject of the nearest clause around or
// beside the quotation, of the sentence before that ends in a colon, or the speaker of the quotation before
// that it goes on from. The record stage decides about statements; this is a light first look.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/resolve.hpp"

namespace readout {
namespace {

class SpeakerFinder {
 public:
  SpeakerFinder(const Work& work, IndexedVector<QuotationIndex, DraftIndex>& speakers,
                IndexedVector<QuotationIndex, DraftIndex>& addressees)
      : work_(work), syntax_(work.syntax), speakers_(speakers), addressees_(addressees) {}

  void run() {
    for (const QuotationIndex q : work_.document.quotations().indices()) {
      const Quotation& quotation = work_.document.quotations()[q];
      TokenIndex verb = cue_around(q, quotation);
      if (!verb.valid()) verb = cue_before(q, quotation);
      if (verb.valid()) {
        speakers_[q] = draft_at(subject_of(verb));
        addressees_[q] = addressee_of(verb, q);
      }
      if (!speakers_[q].valid()) speakers_[q] = continued_from(q, quotation);
    }
  }

 private:
  DraftIndex draft_at(TokenIndex t) const {
    const DraftIndex d = t.valid() ? work_.headed_by(t) : DraftIndex::none();
    const bool thing =
        d.valid() && work_.drafts[d].form == Form::pronoun && work_.drafts[d].gender == Gender::neuter;
    return thing ? DraftIndex::none() : d;
  }

  /// The word is outside the quotation, at the same depth or further out.
  bool outside(TokenIndex t, QuotationIndex q) const {
    const QuotationIndex at = work_.document.quotation_at(syntax_.span(t).begin);
    return at != q && (!at.valid() || at == work_.document.quotations()[q].parent);
  }

  /// "said Foreign Minister Jane Roe": the person's phrase right behind the verb, if the tree gives it no
  /// subject.
  TokenIndex inverted_subject(TokenIndex verb) const {
    const TokenIndex end = syntax_.tokens().end_index;
    for (TokenIndex t = verb + 1; t < end && t - verb < 12 && syntax_.upos(t) != "VERB"; ++t) {
      const DraftIndex d = work_.headed_by(t);
      if (!d.valid() || work_.drafts[d].mention.tokens.begin_index != verb + 1) continue;
      if (is_personal(work_.drafts[d].form)) return t;
    }
    return TokenIndex::none();
  }

  TokenIndex subject_of(TokenIndex verb) const {
    const TokenIndex subject = subject_above(verb);
    return subject.valid() ? subject : inverted_subject(verb);
  }

  TokenIndex subject_above(TokenIndex verb) const {
    for (int steps = 0; verb.valid() && steps < 6; ++steps) {
      if (const TokenIndex subject = grammar::subject_of(syntax_, verb); subject.valid()) return subject;
      const std::string_view relation = syntax_.base_relation(verb);
      if (relation != "conj" && relation != "xcomp" && relation != "advcl" && relation != "ccomp") break;
      verb = syntax_.head(verb);
    }
    return TokenIndex::none();
  }

  /// The clause outside the quotation, in the sentences that it touches, whose verb stands nearest to its
  /// marks.
  TokenIndex cue_around(QuotationIndex q, const Quotation& quotation) const {
    TokenIndex best;
    int best_distance = 1 << 20;
    for (const QuotationPart& part : quotation.parts) {
      const TokenIndex first = syntax_.token_at_or_after(part.outer.begin);
      if (!first.valid() || first >= syntax_.tokens().end_index) continue;
      const TokenRange inside = syntax_.tokens_in(part.outer);
      const TokenIndex last = inside.empty() ? first : inside.end_index - 1;
      for (const TokenIndex edge : {first, last}) {
        const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(edge)).tokens;
        for (const TokenIndex t : near(sentence, edge)) {
          const std::string_view upos = syntax_.upos(t);
          if ((upos != "VERB" && upos != "AUX") || !outside(t, q)) continue;
          const TokenIndex subject = subject_of(t);
          if (!subject.valid() || !outside(subject, q) || syntax_.relation(t) == "acl:relcl" ||
              upos == "AUX") {
            continue;
          }
          const int distance = t < first ? first - t : t > last ? t - last : 0;
          if (distance < best_distance) {
            best = t;
            best_distance = distance;
          }
        }
      }
    }
    return best;
  }

  static TokenRange near(TokenRange sentence, TokenIndex edge) {
    constexpr int kWords = 60;
    TokenRange range = sentence;
    if (edge - range.begin_index > kWords) range.begin_index = edge - kWords;
    if (range.end_index - edge > kWords) range.end_index = edge + kWords;
    return range;
  }

  /// "He said:" as a sentence of its own right before.
  TokenIndex cue_before(QuotationIndex q, const Quotation& quotation) const {
    const TokenIndex first = syntax_.token_at_or_after(quotation.outer().begin);
    if (!first.valid() || first.value() == 0) return TokenIndex::none();
    const TokenIndex before = first - 1;
    if (syntax_.form(before) != ":" && syntax_.form(before) != ",") return TokenIndex::none();
    const TokenIndex root = syntax_.sentence(syntax_.sentence_of(before)).root;
    const TokenIndex subject = subject_of(root);
    return outside(root, q) && subject.valid() && outside(subject, q) ? root : TokenIndex::none();
  }

  TokenIndex first_of(const Quotation& quotation) const {
    return syntax_.token_at_or_after(quotation.outer().begin);
  }

  DraftIndex addressee_of(TokenIndex verb, QuotationIndex q) const {
    for (const TokenIndex child : syntax_.children(verb)) {
      const std::string_view relation = syntax_.base_relation(child);
      const bool hearer = relation == "iobj" || relation == "obj" ||
                          (relation == "obl" && grammar::preposition_of(syntax_, child) == "to");
      if (hearer && outside(child, q) && draft_at(child).valid()) return draft_at(child);
    }
    return DraftIndex::none();
  }

  /// Same paragraph, or the paragraph after one that ends in a quotation: the same speaker goes on.
  DraftIndex continued_from(QuotationIndex q, const Quotation& quotation) const {
    if (quotation.parent.valid()) return speakers_[quotation.parent];
    for (std::uint32_t i = q.value(); i > 0;) {
      const QuotationIndex before(--i);
      const Quotation& other = work_.document.quotations()[before];
      if (other.parent.valid()) continue;
      const ParagraphIndex from = other.parts.back().paragraph, to = quotation.parts.front().paragraph;
      if (!from.valid() || !to.valid()) return DraftIndex::none();
      if (from == to) return speakers_[before];
      const bool next = to - from == 1;
      const ByteSpan paragraph = work_.document.paragraphs()[to].span;
      const bool begins = quotation.outer().begin <= paragraph.begin + 1;
      const bool ended = other.outer().end + 3 >= work_.document.paragraphs()[from].span.end;
      return next && begins && ended ? speakers_[before] : DraftIndex::none();
    }
    return DraftIndex::none();
  }

  const Work& work_;
  const Syntax& syntax_;
  IndexedVector<QuotationIndex, DraftIndex>& speakers_;
  IndexedVector<QuotationIndex, DraftIndex>& addressees_;
};

}  // namespace

void Resolver::find_speakers() { SpeakerFinder(work_, speakers_, addressees_).run(); }

}  // namespace readout
