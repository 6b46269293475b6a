// Second and third step of contacts: mentions that refer back are filled from the one they refer to, and
// mentions of one contact are merged. Answers ("but B declined", answers.hpp) become mentions first. A
// contact is known by its participants, its channel and its stage: "open to talks" and "met" of the same two
// are two records.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "record/answers.hpp"
#include "record/contact_hosts.hpp"
#include "record/contact_scope.hpp"
#include "record/contacts.hpp"
#include "record/participants.hpp"
#include "record/plural_parties.hpp"

namespace readout {
namespace {

using Mentions = std::vector<ContactMention>;

/// Channels that may name the same contact: "talks" any, a summit is a meeting, a call only talks.
bool same_channel(Channel a, Channel b) {
  if (a == b || a == Channel::talks || b == Channel::talks) return a != Channel::letter || b == a;
  const auto in_person = [](Channel c) {
    return c == Channel::meeting || c == Channel::summit || c == Channel::visit;
  };
  return in_person(a) && in_person(b);
}

/// "The meeting" may name what was told as talks or as a summit, but a visit is named by its own words only.
bool may_name(Channel name, Channel told) {
  return same_channel(name, told) && (name == Channel::visit) == (told == Channel::visit);
}

/// The more telling of two names of one contact.
Channel more_exact(Channel a, Channel b) {
  static constexpr std::array<int, 6> kRank = {2, 4, 5,
                                               3, 3, 1};  // meeting, call, summit, visit, letter, talks
  return kRank[static_cast<std::size_t>(b)] > kRank[static_cast<std::size_t>(a)] ? b : a;
}

bool includes(const std::vector<ActorIndex>& all, const std::vector<ActorIndex>& some) {
  return std::ranges::all_of(some, [&](ActorIndex a) { return std::ranges::find(all, a) != all.end(); });
}

bool same_participants(const std::vector<ActorIndex>& a, const std::vector<ActorIndex>& b) {
  return includes(a, b) && includes(b, a);
}

std::vector<ActorIndex> actors_of(const Contact& contact) {
  std::vector<ActorIndex> out;
  for (const Participant& p : contact.participants) out.push_back(p.actor);
  return out;
}

bool complete(const ContactMention& m) { return m.participants.size() >= 2; }

/// Told of, not come to pass yet.
bool is_pending(Status status) {
  return status == Status::scheduled || status == Status::offered || status == Status::possible ||
         status == Status::requested;
}

/// What is told of the act is yet to come, or that it will not.
bool looks_ahead(Status status) {
  return status != Status::held && status != Status::ongoing && status != Status::denied;
}

/// The report tells the fate of what was planned: the later stage replaces the earlier one.
bool settles(const ContactMention& later, Status earlier) {
  if (!later.status || !later.definite) return false;
  return (later.status == Status::cancelled || later.status == Status::refused) && is_pending(earlier);
}

/// A possible contact is implied by one that is open, offered, sought or fixed.
bool implied(Status weak, Status strong) {
  if (weak != Status::possible && weak != Status::hypothetical) return false;
  return strong == Status::open_to || strong == Status::offered || strong == Status::requested ||
         strong == Status::scheduled;
}

class Merger {
 public:
  Merger(const RecordContext& context, Mentions& mentions, const std::vector<Answer>& answers)
      : context_(context), mentions_(mentions), answers_(answers) {}

  std::vector<Contact> merge() {
    insert_answers();
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (!complete(mentions_[i])) fill(i);
      name_the_two(context_, mentions_, i);
    }
    drop_what_answers_nothing();
    for (std::size_t i = 0; i < mentions_.size(); ++i) place(i);
    absorb_implied();
    absorb_visits_to_hosts();
    for (Contact& contact : contacts_) name_host(context_, contact);
    drop_what_is_no_contact();
    tell_calls();
    return std::move(contacts_);
  }

 private:
  void insert_answers();
  void drop_what_answers_nothing();
  void fill(std::size_t i);
  bool may_refer(std::size_t i, std::size_t k) const;
  bool moves(const ContactMention& m, const ContactMention& other) const;
  std::size_t antecedent_of(std::size_t i) const;
  std::size_t governing(std::size_t i) const;
  void take_over(std::size_t i, std::size_t from, std::string_view why);
  void place(std::size_t i);
  std::size_t home_of(const ContactMention& m) const;
  std::size_t index_of(const Contact& contact) const {
    return static_cast<std::size_t>(&contact - contacts_.data());
  }
  bool is_since(std::size_t i) const;
  bool is_spoken(const Contact& contact) const;
  bool may_merge(const Contact& contact, const ContactMention& m) const;
  void start(std::size_t i);
  void add(std::size_t contact, std::size_t i);
  bool is_only_assumed(std::size_t contact) const;
  bool is_told_fully(std::size_t contact) const;
  void absorb_implied();
  void absorb_visits_to_hosts();
  bool hosts(const Contact& meeting, const Contact& visit) const;
  bool is_purpose_of(const Contact& inner, const Contact& outer) const;
  std::size_t whose_purpose(const ContactMention& m) const;
  void absorb(std::size_t weak, std::size_t strong, std::string_view rule, std::string note);
  std::size_t what_decides(std::size_t contact) const;
  void drop_what_is_no_contact();
  void tell_calls();
  void erase(std::size_t contact, std::size_t into);

  const RecordContext& context_;
  Mentions& mentions_;
  const std::vector<Answer>& answers_;
  std::vector<Contact> contacts_;
};

/// Candidates only, each where it stands.
void Merger::insert_answers() {
  const auto head_of = [&](const ContactMention& m) { return context_.predicates[m.predicate].head; };
  const auto told = static_cast<std::ptrdiff_t>(mentions_.size());
  for (std::size_t a = 0; a < answers_.size(); ++a) {
    mentions_.push_back(answers_[a].mention);
    mentions_.back().answer = a;
  }
  std::ranges::inplace_merge(mentions_, mentions_.begin() + told, {}, head_of);
}

void Merger::drop_what_answers_nothing() {
  std::vector<std::size_t> place_now;  // of each mention, and of one that goes that of the next
  std::size_t stay = 0;
  for (const ContactMention& m : mentions_) {
    place_now.push_back(stay);
    if (m.frame != nullptr) ++stay;
  }
  std::erase_if(mentions_, [](const ContactMention& m) { return m.frame == nullptr; });
  for (ContactMention& m : mentions_) {
    if (m.antecedent != ContactMention::kNone) m.antecedent = place_now[m.antecedent];
  }
}

void Merger::take_over(std::size_t i, std::size_t from, std::string_view why) {
  ContactMention& m = mentions_[i];
  const ContactMention& other = mentions_[from];
  m.participants = other.participants;
  m.sides = other.sides;
  // "was briefed on the talks" says nothing of talks that are only offered
  if (!m.status || (m.assumed && other.status)) m.status = other.status;
  m.derivation.push_back({std::string(why), context_.syntax.span(context_.predicates[other.predicate].head),
                          "participants taken from there"});
}

/// The act in whose clause this one stands, if both are one event: "discussed trade in a meeting", "will meet
/// B for talks". Another noun between ("on the sidelines of a summit") or "the" makes it another event.
std::size_t Merger::governing(std::size_t i) const {
  if (mentions_[i].definite) return ContactMention::kNone;
  const auto told = [&](PredicateIndex p) {  // "adding that dialogue was better"
    return context_.predicates[p].governor_role == Role::clause &&
           context_.predicates[p].governor_marker == "that";
  };
  PredicateIndex below = mentions_[i].predicate;
  for (const PredicateIndex g : mentions_[i].walk.governors) {
    if (told(below)) break;
    below = g;
    for (std::size_t k = 0; k < mentions_.size(); ++k) {
      if (mentions_[k].predicate == g && complete(mentions_[k]) &&
          includes(mentions_[k].participants, mentions_[i].participants)) {
        return k;
      }
    }
    if (context_.predicates[g].kind == PredicateKind::noun) break;
  }
  return ContactMention::kNone;
}

/// May mention i name the act that mention k told of?
bool Merger::may_refer(std::size_t i, std::size_t k) const {
  const ContactMention &m = mentions_[i], &other = mentions_[k];
  return k != i && complete(other) && may_name(m.channel, other.channel) &&
         includes(other.participants, m.participants) && is_diplomatic(context_.actors, other.participants) &&
         (m.place.empty() || other.place.empty() || m.place == other.place) && moves(m, other);
}

/// Whoever seeks, offers or refuses "the talks" takes part in them, or somebody of his country does.
bool Merger::moves(const ContactMention& m, const ContactMention& other) const {
  const bool own_stage = m.status && is_own_stage(*m.status);
  return !own_stage || std::ranges::all_of(m.movers, [&](ActorIndex mover) {
    const std::string& country = context_.actors[mover].country;
    return std::ranges::any_of(other.participants, [&](ActorIndex p) {
      return p == mover || (!country.empty() && context_.actors[p].country == country);
    });
  });
}

/// "the meeting", "the talks": the nearest earlier act that it may name, one that is pending before others if
/// what is told of it lies ahead or calls it off, one at the same place before others, one that nobody denies
/// if no more is told; a headline refers forward.
std::size_t Merger::antecedent_of(std::size_t i) const {
  const ContactMention& m = mentions_[i];
  std::size_t best = ContactMention::kNone;
  int best_score = -1;
  const bool one_known = !m.participants.empty() && m.status == Status::held && !m.unknown_party;
  for (std::size_t k = m.definite || one_known ? i : 0; k-- > 0;) {
    if (!may_refer(i, k)) continue;
    const bool fitting_stage =
        m.status && looks_ahead(*m.status) && mentions_[k].status && is_pending(*mentions_[k].status);
    const bool told = !m.status && mentions_[k].status != Status::denied;  // "welcomed the talks"
    const int score = (fitting_stage ? 2 : 0) + (!m.place.empty() && mentions_[k].place == m.place ? 1 : 0) +
                      (told ? 1 : 0);
    if (score <= best_score) continue;
    best = k;
    best_score = score;
  }
  if (best != ContactMention::kNone || !m.headline || m.participants.empty()) return best;
  for (std::size_t k = i + 1; k < mentions_.size(); ++k) {
    const bool same_stage = !m.status || !mentions_[k].status || *m.status == *mentions_[k].status;
    if (may_refer(i, k) && same_stage) return k;
  }
  return ContactMention::kNone;
}

/// "since the talks were frozen": another occasion than those that the report tells of.
bool Merger::is_since(std::size_t i) const {
  return std::ranges::any_of(mentions_[i].walk.operators,
                             [](const Operator& op) { return op.row == "since link"; });
}

void Merger::fill(std::size_t i) {
  if (const std::size_t a = mentions_[i].answer; a != ContactMention::kNone) {
    const std::size_t told = answered_by(context_, mentions_, answers_[a], i);
    if (told == ContactMention::kNone) return;
    take_answer(context_, answers_[a], mentions_[told], mentions_[i]);
    mentions_[i].antecedent = told;
    return;
  }
  if (context_.predicates[mentions_[i].predicate].kind != PredicateKind::noun) return;
  if (const std::size_t k = governing(i); k != ContactMention::kNone)
    return take_over(i, k, "in the clause of");
  if (is_since(i)) return;
  if (const std::size_t k = antecedent_of(i); k != ContactMention::kNone) {
    take_over(i, k, "refers to");
    mentions_[i].antecedent = k;
  }
}

bool Merger::may_merge(const Contact& contact, const ContactMention& m) const {
  if (!same_channel(contact.channel, m.channel) || !same_participants(actors_of(contact), m.participants))
    return false;
  // "A spoke with B to follow up on their meeting": not that meeting
  const bool in_person =
      m.channel == Channel::meeting || m.channel == Channel::summit || m.channel == Channel::visit;
  const bool named =
      m.antecedent != ContactMention::kNone && mentions_[m.antecedent].contact == index_of(contact);
  if (in_person && is_spoken(contact) && !named) return false;
  // "travelled there on Monday ... last met in 2021": a year is no other word for a day, even of an undated
  // report
  const auto whole_year = [](const std::string& time) {
    return time.size() == 21 && time.ends_with("-12-31");
  };
  const bool year_and_day = (whole_year(contact.time) && m.time.empty() && !m.time_text.empty()) ||
                            (whole_year(m.time) && contact.time.empty() && !contact.time_text.empty());
  const bool other_time =
      year_and_day || (!contact.time.empty() && !m.time.empty() && contact.time != m.time);
  if (other_time) return false;
  return !m.status || contact.status == *m.status || settles(m, contact.status);
}

/// Was the first that is told of it "spoke with", and no place?
bool Merger::is_spoken(const Contact& contact) const {
  const auto first = std::ranges::find(mentions_, index_of(contact), &ContactMention::contact);
  return first != mentions_.end() && first->frame->otherwise && first->channel == first->frame->channel &&
         first->place.empty();
}

std::size_t Merger::home_of(const ContactMention& m) const {
  for (std::size_t c = contacts_.size(); c-- > 0;) {
    if (may_merge(contacts_[c], m)) return c;
  }
  return ContactMention::kNone;
}

void Merger::place(std::size_t i) {
  // "No delegation had gone there to see B": neither took place
  const std::size_t journey = whose_purpose(mentions_[i]);
  if (journey != ContactMention::kNone && mentions_[journey].status == Status::denied &&
      mentions_[i].status == Status::refused)
    mentions_[i].status = Status::denied;
  const ContactMention& m = mentions_[i];
  if (!complete(m)) return;
  // "met B to discuss the border with C": what they met for is no contact with C
  const std::size_t met = m.channel == Channel::talks ? whose_purpose(m) : ContactMention::kNone;
  if (met != ContactMention::kNone && complete(mentions_[met])) {
    if (mentions_[met].contact != ContactMention::kNone) add(mentions_[met].contact, i);
    return;
  }
  // "such a meeting would have to be prepared" says nothing of another one
  const bool other_fate =
      m.status == Status::denied || m.status == Status::cancelled || m.status == Status::refused;
  // "if A met B, the handshake alone would move markets"
  const bool thought = m.antecedent != ContactMention::kNone && m.status && looks_ahead(*m.status) &&
                       mentions_[m.antecedent].status == Status::hypothetical;
  const std::size_t named = (m.such || thought) && !other_fate ? m.antecedent : ContactMention::kNone;
  if (named != ContactMention::kNone && mentions_[named].contact != ContactMention::kNone)
    return add(mentions_[named].contact, i);
  const std::size_t home = home_of(m);
  if (home != ContactMention::kNone) return add(home, i);
  if (m.status) start(i);
}

void Merger::start(std::size_t i) {
  ContactMention& m = mentions_[i];
  Contact contact;
  contact.participants = with_levels(context_.actors, m.participants);
  contact.sides = m.sides;
  contact.channel = m.channel;
  contact.status = *m.status;
  contact.frame = m.frame->name;
  m.contact = contacts_.size();
  contacts_.push_back(std::move(contact));
  add(m.contact, i);
}

void Merger::add(std::size_t c, std::size_t i) {
  ContactMention& m = mentions_[i];
  Contact& contact = contacts_[c];
  m.contact = c;
  if (m.sides.empty()) contact.sides.clear();  // told elsewhere that all met each other
  contact.channel = more_exact(contact.channel, m.channel);
  if (settles(m, contact.status)) contact.status = *m.status;
  if (contact.place.empty()) contact.place = m.place;
  if (contact.time_text.empty()) {
    contact.time_text = m.time_text;
    contact.time = m.time;
  } else if (contact.time.empty()) {
    contact.time = m.time;
  }
  for (const SourceRef& s : m.sources) {
    if (std::ranges::find(contact.on_word_of, s) == contact.on_word_of.end()) contact.on_word_of.push_back(s);
  }
  if (std::ranges::find(contact.evidence, m.evidence) == contact.evidence.end())
    contact.evidence.push_back(m.evidence);
  contact.derivation.insert(contact.derivation.end(), m.derivation.begin(), m.derivation.end());
}

void Merger::erase(std::size_t contact, std::size_t into) {
  contacts_.erase(contacts_.begin() + static_cast<std::ptrdiff_t>(contact));
  for (ContactMention& m : mentions_) {
    if (m.contact == ContactMention::kNone) continue;
    if (m.contact == contact) m.contact = into;
    if (m.contact != ContactMention::kNone && m.contact > contact) --m.contact;
  }
}

/// What was told of one contact becomes part of the other.
void Merger::absorb(std::size_t weak, std::size_t strong, std::string_view rule, std::string note) {
  Contact &w = contacts_[weak], &s = contacts_[strong];
  const ByteSpan evidence = w.evidence.front();
  s.evidence.insert(s.evidence.end(), w.evidence.begin(), w.evidence.end());
  std::ranges::sort(s.evidence);
  s.derivation.insert(s.derivation.end(), w.derivation.begin(), w.derivation.end());
  s.derivation.push_back({std::string(rule), evidence, std::move(note)});
  erase(weak, strong);
}

/// Told by words such as "concern about the talks" alone?
bool Merger::is_only_assumed(std::size_t contact) const {
  return std::ranges::all_of(mentions_,
                             [&](const ContactMention& m) { return m.contact != contact || m.assumed; });
}

/// "may meet President Roe": words of its own that name who takes part, with a modal, no "prospect of a
/// meeting".
bool Merger::is_told_fully(std::size_t contact) const {
  return std::ranges::any_of(mentions_, [&](const ContactMention& m) {
    return m.contact == contact && m.own_participants >= 2 && !m.headline &&
           context_.predicates[m.predicate].kind == PredicateKind::verb;
  });
}

void Merger::absorb_implied() {
  for (std::size_t weak = contacts_.size(); weak-- > 0;) {
    for (std::size_t strong = 0; strong < contacts_.size(); ++strong) {
      const Contact &w = contacts_[weak], &s = contacts_[strong];
      const bool same = strong != weak && same_channel(w.channel, s.channel) &&
                        same_participants(actors_of(w), actors_of(s));
      const bool asked = s.status == Status::offered || s.status == Status::requested;
      const bool stays = asked && is_told_fully(weak);  // "may meet B", and "has invited B": two things
      if (!same || !((implied(w.status, s.status) && !stays) || is_only_assumed(weak))) continue;
      absorb(weak, strong, "implied stage",
             fmt::format("{} is implied by {}", name_of(w.status), name_of(s.status)));
      break;
    }
  }
}

/// Is the one told as the purpose of the other: "flew there to meet B"?
bool Merger::is_purpose_of(const Contact& inner, const Contact& outer) const {
  return std::ranges::any_of(mentions_, [&](const ContactMention& m) {
    const std::size_t over = m.contact == index_of(inner) ? whose_purpose(m) : ContactMention::kNone;
    return over != ContactMention::kNone && mentions_[over].contact == index_of(outer);
  });
}

/// The mention of whose act this one tells the purpose, or none.
std::size_t Merger::whose_purpose(const ContactMention& m) const {
  const bool purpose = !m.walk.operators.empty() && m.walk.operators.front().op_class == "purpose";
  if (!purpose || m.walk.governors.empty()) return ContactMention::kNone;
  const auto over = std::ranges::find(mentions_, m.walk.governors.front(), &ContactMention::predicate);
  return over == mentions_.end() ? ContactMention::kNone : static_cast<std::size_t>(over - mentions_.begin());
}

/// "flew to Tripoli and met Libya's president", in one sentence: the president is whom the visit was to.
bool Merger::hosts(const Contact& meeting, const Contact& visit) const {
  const bool in_person = meeting.channel != Channel::call && meeting.channel != Channel::letter;
  if (!in_person || visit.channel != Channel::visit || meeting.status != visit.status) return false;
  const auto sentence_of = [&](ByteSpan evidence) {
    return context_.syntax.sentence_of(context_.syntax.token_at_or_after(evidence.begin));
  };
  const bool together = std::ranges::any_of(
      meeting.evidence, [&](ByteSpan m) { return sentence_of(m) == sentence_of(visit.evidence.front()); });
  if (!together) return false;
  const bool purpose = is_purpose_of(meeting, visit);  // "flew to Cuba to see the rebels' commander"
  return std::ranges::all_of(visit.participants, [&](const Participant& v) {
    const Actor& party = context_.actors[v.actor];
    return std::ranges::any_of(meeting.participants, [&](const Participant& m) {
      const bool of_state = party.type == ActorType::state &&
                            context_.actors[m.actor].type == ActorType::person &&
                            context_.actors[m.actor].country == party.country;
      return m.actor == v.actor || of_state || (purpose && party.type == ActorType::state);
    });
  });
}

void Merger::absorb_visits_to_hosts() {
  for (std::size_t visit = contacts_.size(); visit-- > 0;) {
    for (std::size_t meeting = 0; meeting < contacts_.size(); ++meeting) {
      if (meeting == visit || !hosts(contacts_[meeting], contacts_[visit])) continue;
      Contact &m = contacts_[meeting], &v = contacts_[visit];
      if (m.place.empty()) m.place = v.place;
      if (m.time_text.empty()) m.time_text = v.time_text;
      if (m.time.empty()) m.time = v.time;
      absorb(visit, meeting, "visit to the host", "whom the visitor met there");
      break;
    }
  }
}

/// "spoke with B" and no word of how or where: they were not in one place.
void Merger::tell_calls() {
  for (const ContactMention& m : mentions_) {
    if (m.contact == ContactMention::kNone || !m.frame->otherwise) continue;
    Contact& contact = contacts_[m.contact];
    const bool took_place = contact.status == Status::held || contact.status == Status::ongoing;
    if (!took_place || contact.channel != m.frame->channel || !m.place.empty()) continue;
    contact.channel = *m.frame->otherwise;
    contact.derivation.push_back({fmt::format("frames.tsv: {}", m.frame->name), m.evidence,
                                  fmt::format("nothing else tells how: {}", name_of(contact.channel)),
                                  m.frame->row});
  }
}

/// An answer tells nothing of the field that the contact is of: that is told with what it answers.
std::size_t Merger::what_decides(std::size_t contact) const {
  for (const ContactMention& m : mentions_) {
    if (m.contact != contact) continue;
    if (m.answer == ContactMention::kNone) return contact;
    const std::size_t told = mentions_[m.antecedent].contact;
    if (told != ContactMention::kNone && told < contact) return what_decides(told);
  }
  return contact;
}

void Merger::drop_what_is_no_contact() {
  for (Contact& contact : contacts_) contact.diplomatic = is_diplomatic(context_.actors, actors_of(contact));
  for (std::size_t c = contacts_.size(); c-- > 0;) {
    const std::string why = why_out_of_scope(context_, contacts_[what_decides(c)]);
    if (why.empty()) continue;
    for (ContactMention& m : mentions_) {
      if (m.contact == c) m.rejected = why;
    }
    erase(c, ContactMention::kNone);
  }
}

}  // namespace

std::vector<Contact> merge_contacts(const RecordContext& context, Mentions& mentions,
                                    const std::vector<Answer>& answers) {
  return Merger(context, mentions, answers).merge();
}

}  // namespace readout
