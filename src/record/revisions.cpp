// The steps of revisions put together; see revisions.hpp.
#include "record/revisions.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/revision_cues.hpp"
#include "record/revision_episodes.hpp"
#include "record/revision_lookup.hpp"
#include "record/revision_tellings.hpp"
#include "record/revision_wordings.hpp"
#include "record/statement_map.hpp"

namespace readout {
namespace {

constexpr double kAlike = 0.5;  // wordings of which only the changed words are told

using Statements = IndexedVector<StatementIndex, Statement>;

class RevisionFinder {
 public:
  RevisionFinder(const RecordContext& context, const Statements& statements)
      : context_(context), syntax_(context.syntax), statements_(statements) {}

  std::vector<Revision> find() {
    const std::vector<RevisionPart> parts = find_revision_parts(context_, statements_);
    tellings_ = tellings_of(context_, statements_, parts);
    const std::vector<Episode> episodes = episodes_of(context_, parts);
    std::vector<Revision> out;
    for (const Episode& episode : episodes) {
      if (is_repeated(episode, episodes)) continue;
      Revision revision = revision_of(episode);
      if (is_supported(episode, revision)) out.push_back(std::move(revision));
    }
    return out;
  }

 private:
  bool is_repeated(const Episode& episode, const std::vector<Episode>& all) const;
  Revision revision_of(const Episode& episode) const;
  void find_claim(const Episode& episode, Revision& out) const;
  bool names_speaker(const Episode& episode, const Statement& s) const;
  bool is_supported(const Episode& episode, const Revision& revision) const;
  bool are_related(const Episode& episode, const Revision& revision) const;
  void take_given(const Episode& episode, Revision& out) const;
  void take_looked_up(const Episode& episode, Revision& out) const;
  void note_telling(ByteSpan span, Revision& out) const;
  void name_changes(const Episode& episode, Revision& out) const;
  ByteSpan without_marks(ByteSpan span) const;
  bool is_headline(const Episode& e) const;
  std::string words(ByteSpan span) const { return std::string(context_.document.words(span)); }
  std::uint32_t start_of(const Episode& e) const {
    return syntax_.span(e.parts.front()->words.begin_index).begin;
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  const Statements& statements_;
  std::vector<Telling> tellings_;
};

bool RevisionFinder::is_headline(const Episode& e) const {
  const ParagraphIndex p = syntax_.sentence(e.parts.front()->sentence).paragraph;
  return context_.document.paragraphs()[p].kind == ParagraphKind::headline;
}

/// "Moscow rejects report", and the body tells who rejected it.
bool RevisionFinder::is_repeated(const Episode& episode, const std::vector<Episode>& all) const {
  return is_headline(episode) && std::ranges::any_of(all, [&](const Episode& other) {
           return other.kind == episode.kind && !is_headline(other);
         });
}

/// The wordings that the cues give.
void RevisionFinder::take_given(const Episode& episode, Revision& out) const {
  out.revised = episode.after;
  if (episode.before.empty()) return;
  const Wording after = wording_of(syntax_, episode.after.empty() ? episode.to : episode.after);
  out.original = *std::ranges::max_element(episode.before, {}, [&](ByteSpan span) {
    return likeness(wording_of(syntax_, span).words, after.words);
  });
}

/// Does the content name the speaker, by a word of the name?
bool RevisionFinder::names_speaker(const Episode& episode, const Statement& s) const {
  if (episode.speaker.kind != SourceRef::Kind::actor) return false;
  const std::string& name = context_.actors[episode.speaker.actor].name;
  for (const TokenIndex t : syntax_.tokens_in(s.content.front())) {
    const std::string_view form = syntax_.form(t);
    if (form.size() >= 4 && form != syntax_.lower(t) && name.find(form) != std::string::npos) return true;
  }
  return false;
}

/// "denied the president's claim": the nearest thing the president said before.
void RevisionFinder::find_claim(const Episode& episode, Revision& out) const {
  if (episode.kind != RevisionKind::denial || !episode.claimant.valid() || !out.original.empty()) return;
  const Statement* claim = nullptr;
  bool about_speaker = false;
  for (const Statement& s : statements_) {
    const bool his = s.source == actor_source(episode.claimant) && !s.content.empty();
    if (!his || s.content.front().end > start_of(episode) || s.polarity == Polarity::did_not_claim) continue;
    // What a party denies is more likely about itself than about another.
    const bool about = names_speaker(episode, s);
    if (claim && about_speaker && !about) continue;
    const bool nearer = !claim || s.content.front().begin > claim->content.front().begin;
    if (!nearer && about == about_speaker) continue;
    claim = &s;
    about_speaker = about;
  }
  if (!claim) return;
  out.original = without_marks(claim->content.front());
  out.derivation.push_back(
      {"claim", out.original, "what " + context_.actors[episode.claimant].name + " said before"});
}

/// Without quotation marks at the edges; a full stop stays.
ByteSpan RevisionFinder::without_marks(ByteSpan span) const {
  const std::string_view text = context_.document.text();
  const ByteSpan bare = without_edges(text, span);
  if (bare.empty()) return span;
  std::uint32_t end = bare.end;
  while (end < span.end && (text[end] == '.' || text[end] == '?' || text[end] == '!')) ++end;
  return {bare.begin, end};
}

void RevisionFinder::take_looked_up(const Episode& episode, Revision& out) const {
  if (out.revised.empty() && episode.to.empty() && episode.kind != RevisionKind::denial) {
    const Lookup now = words_now(context_, tellings_, episode, out.original);
    out.revised = now.span;
    if (!now.span.empty()) out.derivation.push_back({now.rule, now.span, now.note});
    note_telling(now.span, out);
  }
  if (out.original.empty()) {
    const Lookup before = words_before(context_, tellings_, episode, out.revised);
    if (before.span.empty()) return;
    out.original = without_marks(before.span);
    out.derivation.push_back({before.rule, out.original, before.note});
    note_telling(before.span, out);
  }
}

/// Were the words told by another verb than of saying? Then its row is a step, too. Of several tellings that
/// hold them the shortest one gave them, of two alike the later one (words_before).
void RevisionFinder::note_telling(ByteSpan span, Revision& out) const {
  const Telling* giving = nullptr;
  for (const Telling& t : tellings_) {
    const bool holds = !span.empty() && t.span.contains(span);
    if (holds && (!giving || t.span.size() <= giving->span.size())) giving = &t;
  }
  if (!giving || !giving->row) return;
  out.derivation.push_back({fmt::format("revision_cues.tsv: {}", giving->row["pattern"]), span,
                            "told by a verb that is none of saying", giving->row});
}

/// Weak cues ("I beg your pardon") count only where the words are there. "For changing her mind" alone tells
/// of no words at all.
bool RevisionFinder::is_supported(const Episode& episode, const Revision& revision) const {
  const bool bare = revision.from.empty() && revision.to.empty() && revision.about.empty();
  if (bare && revision.kind == RevisionKind::reversal) return false;
  const bool weak = std::ranges::all_of(episode.parts, [](const RevisionPart* p) {
    return p->cue->found || p->cue->use != RevisionCue::Use::cue;
  });
  if (!weak) return true;
  const bool one = revision.kind == RevisionKind::denial || revision.kind == RevisionKind::retraction ||
                   revision.kind == RevisionKind::clarification;
  return !revision.from.empty() && (one || !revision.to.empty()) && are_related(episode, revision);
}

/// Are the words before given by the cue, or do the words now, or else the cue's sentence, take up one of
/// theirs?
bool RevisionFinder::are_related(const Episode& episode, const Revision& revision) const {
  if (!episode.from.empty() || !episode.before.empty() || revision.original.empty()) return true;
  const SentenceIndex sentence = episode.parts.front()->sentence;
  const TokenRange now =
      revision.revised.empty() ? syntax_.sentence(sentence).tokens : syntax_.tokens_in(revision.revised);
  const auto tells = [&](TokenIndex t) {
    return is_one_of(syntax_.upos(t), {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}) && syntax_.lemma(t) != "say";
  };
  for (const TokenIndex before : syntax_.tokens_in(revision.original)) {
    if (!tells(before)) continue;
    for (const TokenIndex t : now) {
      if (t != before && tells(t) && syntax_.lemma(t) == syntax_.lemma(before)) return true;
    }
  }
  return false;
}

void RevisionFinder::name_changes(const Episode& episode, Revision& out) const {
  out.from = words(episode.from);
  out.to = words(episode.to);
  const bool given = !episode.before.empty();
  if (out.from.empty() && !out.original.empty() && !out.revised.empty() && !given) {
    const Wording before = wording_of(syntax_, out.original), after = wording_of(syntax_, out.revised);
    const auto change = change_between(before, after);
    if (change && likeness(before.words, after.words) >= kAlike) {
      out.from = words(change->from);
      if (out.to.empty()) out.to = words(change->to);
    }
  }
  if (out.from.empty()) out.from = words(without_edges(context_.document.text(), out.original));
  if (out.to.empty()) out.to = words(without_edges(context_.document.text(), out.revised));
}

Revision RevisionFinder::revision_of(const Episode& episode) const {
  Revision out;
  out.speaker = episode.speaker;
  out.kind = episode.kind;
  out.about = episode.about;
  for (const RevisionPart* part : episode.parts) {
    out.evidence.push_back(part->evidence);
    out.derivation.push_back({fmt::format("revision_cues.tsv: {}", part->cue->pattern.written()),
                              part->evidence,
                              part->cue->use == RevisionCue::Use::cue ? std::string(name_of(part->cue->kind))
                              : part->cue->use == RevisionCue::Use::old_wording ? "the earlier wording"
                                                                                : "the words",
                              part->cue->row});
  }
  take_given(episode, out);
  find_claim(episode, out);
  take_looked_up(episode, out);
  name_changes(episode, out);
  if (!out.original.empty()) out.original_statement = statement_around(statements_, out.original);
  if (!out.revised.empty()) out.revised_statement = statement_around(statements_, out.revised);
  return out;
}

}  // namespace

std::vector<Revision> find_revisions(const RecordContext& context, const Statements& statements) {
  return RevisionFinder(context, statements).find();
}

}  // namespace readout
