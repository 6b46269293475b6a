// See ids.hpp.
#include "output/ids.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {
namespace {

constexpr std::ptrdiff_t kOften = 2;  // mentions by name

class Marker {
 public:
  explicit Marker(const Reading& reading)
      : document_(*reading.document), actors_(reading.actors), wanted_(reading.actors.actors().size()) {
    for (ActorIndex a : actors_.actors().indices())
      wanted_[a] = actors_[a].by_user || is_named_person(actors_[a]) || is_named_often(actors_[a]);
    mark(reading.records);
    // Members stand for the group in the other records, so who reads the group must see them.
    for (ActorIndex a : actors_.actors().indices()) {
      if (wanted_[a])
        for (ActorIndex member : actors_[a].members) mark(member);
    }
  }

  bool wanted(ActorIndex a) const { return wanted_[a] != 0; }

 private:
  bool is_named_person(const Actor& actor) const {
    if (actor.type != ActorType::person || actor.anonymous) return false;
    return std::any_of(actor.mentions.begin(), actor.mentions.end(), [&](MentionIndex m) {
      return actors_.mention(m).kind == MentionKind::name && !is_credit(actors_.mention(m));
    });
  }

  /// In a byline: who wrote the report is not in it.
  bool is_credit(const Mention& mention) const {
    const ParagraphIndex p = document_.paragraph_at(mention.span.begin);
    return p.valid() && document_.paragraphs()[p].kind == ParagraphKind::byline;
  }

  /// A state or body that the report comes back to.
  bool is_named_often(const Actor& actor) const {
    const auto names = std::count_if(actor.mentions.begin(), actor.mentions.end(), [&](MentionIndex m) {
      return actors_.mention(m).kind == MentionKind::name;
    });
    return names >= kOften;
  }

  void mark(ActorIndex actor) {
    if (actor.valid()) wanted_[actor] = 1;
  }
  void mark(const SourceRef& source) {
    if (source.kind == SourceRef::Kind::actor) mark(source.actor);
  }
  void mark(const std::vector<Participant>& participants) {
    for (const Participant& p : participants) mark(p.actor);
  }
  void mark(const std::vector<ActorIndex>& actors) {
    for (ActorIndex a : actors) mark(a);
  }

  void mark(const Contact& contact) {
    mark(contact.participants);
    for (const auto& side : contact.sides) mark(side);
    for (const SourceRef& source : contact.on_word_of) mark(source);
  }

  void mark(const Records& records) {
    for (const Statement& s : records.statements) {
      mark(s.source);
      mark(s.joint);
      mark(s.addressee);
    }
    for (const Contact& c : records.contacts) mark(c);
    for (const HistoryClaim& h : records.history) mark(h.participants);
    for (const Revision& r : records.revisions) mark(r.speaker);
    for (const Judgement& j : records.judgements) {
      mark(j.judge);
      mark(j.target);
    }
    for (const Event& e : records.events) {
      mark(e.source);
      mark(e.target);
    }
  }

  const Document& document_;
  const Actors& actors_;
  IndexedVector<ActorIndex, std::uint8_t> wanted_;
};

}  // namespace

ActorIds::ActorIds(const Reading& reading) : number_(reading.actors.actors().size()) {
  const Marker marker(reading);
  for (ActorIndex a : reading.actors.actors().indices()) {
    if (!marker.wanted(a)) continue;
    shown_.push_back(a);
    number_[a] = shown_.size();
  }
}

std::string ActorIds::of(ActorIndex actor) const {
  return actor.valid() && number_[actor] != 0 ? fmt::format("A{}", number_[actor]) : std::string();
}

std::string ActorIds::of(const SourceRef& source) const {
  switch (source.kind) {
    case SourceRef::Kind::actor:
      return of(source.actor);
    case SourceRef::Kind::unattributed:
      return "unattributed";
    case SourceRef::Kind::reporter:
      return "reporter";
  }
  return "unattributed";
}

std::string record_id(char kind, std::size_t index) { return fmt::format("{}{}", kind, index + 1); }

}  // namespace readout
