// What the tables know of persons whom the report names: country, gender, offices by the table of office
// holders, country and gender by that of government members; and the name of who held an office that the
// report speaks of without saying whose it is.
#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "actors/government_members.hpp"
#include "actors/name_words.hpp"
#include "actors/names_agree.hpp"

namespace readout {
namespace {

/// Months since the year 0 of "2019-06" or "2019-06-12"; 0 if it is none.
int months_of(std::string_view date) {
  int year = 0, month = 0;
  if (date.size() < 7) return 0;
  std::from_chars(date.data(), date.data() + 4, year);
  std::from_chars(date.data() + 5, date.data() + 7, month);
  return year * 12 + month;
}

bool is_over(const Holder& holder, std::string_view date) {
  return !date.empty() && !holder.to.empty() && holder.to < date.substr(0, holder.to.size());
}

class HolderKnower {
 public:
  HolderKnower(Work& work, Entity& entity)
      : work_(work), entity_(entity), date_(work.document.article().published) {}

  void run() {
    auto found = work_.tables.by_surname.find(work_.tables.canonical(entity_.name.back()));
    if (found == work_.tables.by_surname.end() && entity_.name.size() == 2)  // the surname first
      found = work_.tables.by_surname.find(work_.tables.canonical(entity_.name.front()));
    if (found == work_.tables.by_surname.end()) return;
    for (const std::uint32_t h : found->second) {
      const Holder& holder = work_.tables.holders[h];
      if (is_the_holder(holder) && is_likely(holder)) fits_.push_back(&holder);
    }
    // A surname alone must mean one person: who has the office that the report gives, who is in office then,
    // if the report has a date, whose tenure is known.
    if (is_surname()) {
      keep([&](const Holder& h) { return has_office(h); });
      if (!date_.empty()) keep([&](const Holder& h) { return h.in_office(date_); });
      keep([](const Holder& h) { return !h.from.empty(); });
    } else if (!mean_one()) {
      keep([](const Holder& h) { return !h.only_seen(); });
    }
    if (fits_.empty() || !mean_one()) return;
    const Holder& first = *fits_.front();
    for (const Holder* holder : fits_) {
      if (entity_.country.empty()) entity_.country = holder->country;
    }
    const bool same_name = entity_.name.size() > 2 && entity_.name == first.name_atoms();
    if (entity_.gender == Gender::unknown || (same_name && first.gender != Gender::unknown)) {
      entity_.gender = first.gender;
    }
    if (is_surname()) entity_.name_text = first.name;
    for (const Holder* holder : fits_) {
      if (entity_.wikidata.empty()) entity_.wikidata = holder->wikidata;
    }
    add_offices();
  }

 private:
  bool is_surname() const { return entity_.name.size() == 1; }
  const OfficeEntry& office(const Holder& holder) const { return work_.tables.offices[holder.office]; }
  bool same_country(const Holder& h) const { return !h.country.empty() && entity_.country == h.country; }
  bool has_office(const Holder& h) const {
    return std::any_of(entity_.offices.begin(), entity_.offices.end(), [&](const OfficeWords& o) {
      return work_.tables.offices[o.office].key == office(h).key;
    });
  }

  bool is_the_holder(const Holder& holder) const {
    if (!compatible(entity_.country, holder.country)) return false;
    Names whole = holder.name_atoms();
    if (whole.size() > 2 && is_name_suffix(whole.back())) whole.pop_back();  // "Jr."
    // The very name: the table knows better than a given name of two sexes ("Aung San Suu Kyi").
    if (entity_.name.size() > 2 && entity_.name == whole) return true;
    if (!compatible(entity_.gender, holder.gender)) return false;
    if (is_surname()) {
      return work_.tables.same_word(entity_.name.back(), holder.surname_atoms().back()) ||
             (whole.size() == 1 && work_.tables.same_word(entity_.name.back(), whole.back()));
    }
    if (full_names_agree(work_, entity_.name, whole)) return true;
    const Names own = without_particles(entity_.name), rest = without_particles(whole);
    if (!is_part(work_, own, rest)) return false;
    // "Elena Roe" need not be "Marta Elena Roe Poe", whose given name is another; "Suu Kyi" is of "Aung San
    // Suu Kyi".
    return own.front() == rest.front() || work_.tables.given_name(own.front()) == nullptr ||
           same_country(holder);
  }

  /// More people bear a name than the table has, and it lists thousands who were seen in office in one month.
  bool is_likely(const Holder& h) const {
    const OfficeEntry& has = office(h);
    if (h.only_seen()) {
      const bool near = !date_.empty() && std::abs(months_of(date_) - months_of(h.seen)) <= 24;
      const bool vague = has.key == "minister" || has.key == "ambassador";
      const bool single = has.level <= Level::head_of_government || has.key == "minister:Foreign";
      if (is_surname()) return near && has_office(h) && (same_country(h) || single);
      if (same_country(h) || (has_office(h) && !vague)) return true;
      return near && work_.tables.same_word(entity_.name.front(), h.name_atoms().front());
    }
    if (same_country(h)) return true;
    // Spokesmen and deputies are too many, and too little known, to be meant by a name in any report.
    constexpr std::array<std::string_view, 7> kMany = {
        "spokesperson", "officer", "ambassador", "envoy", "deputy minister", "governor", "chief of staff"};
    const bool many = std::find(kMany.begin(), kMany.end(), has.key) != kMany.end() ||
                      has.key.starts_with("deputy minister:");
    const bool then = !date_.empty() && h.in_office(date_);
    if (!is_surname()) return !many || has_office(h) || then;
    // A surname alone: the report must give the office or the country, or be of a day on which the bearer led
    // a state.
    return (has_office(h) && !many) || (then && has.level <= Level::head_of_government);
  }

  template <class Wanted>
  void keep(Wanted wanted) {
    std::vector<const Holder*> kept;
    std::copy_if(fits_.begin(), fits_.end(), std::back_inserter(kept),
                 [&](const Holder* h) { return wanted(*h); });
    if (!kept.empty()) fits_ = kept;
  }

  bool mean_one() const {
    if (fits_.empty()) return true;
    const Holder& first = *fits_.front();
    return std::all_of(fits_.begin(), fits_.end(), [&](const Holder* h) {
      // Who heads a body of many states has a state, too, of an office before.
      return (h->country == first.country || h->country.empty() || first.country.empty()) &&
             work_.tables.same_word(h->surname_atoms().back(), first.surname_atoms().back()) &&
             given_names_agree(work_, h->name_atoms().front(), first.name_atoms().front());
    });
  }

  void add_offices() {
    // Without a date the report does not tell which of several tenures is meant.
    const bool told = std::any_of(entity_.offices.begin(), entity_.offices.end(), [&](const OfficeWords& o) {
      return work_.tables.offices[o.office].level < Level::legislator;
    });
    const bool any = !entity_.offices.empty();
    for (const Holder* holder : fits_) {
      const bool now = holder->in_office(date_);
      if (date_.empty() ? told || holder->only_seen() : !now && !is_over(*holder, date_)) continue;
      if (office(*holder).key == "minister" && any) continue;  // says less than any office that is known
      entity_.offices.push_back({holder->office, office(*holder).role, !date_.empty() && !now, true});
    }
  }

  Work& work_;
  Entity& entity_;
  std::string_view date_;
  std::vector<const Holder*> fits_;
};

// --- the table of government members

/// The states that the report's phrases name.
std::set<std::string> countries_of(const Work& work) {
  std::set<std::string> countries;
  for (const Draft& draft : work.drafts) {
    if (!draft.country.empty()) countries.insert(draft.country);
  }
  return countries;
}

/// "Jane Roe", of whom nothing is known: a full name of the table counts if the report is of the time in
/// which she governed, or speaks of her country.
void know_member(const Work& work, Entity& entity, const std::set<std::string>& countries) {
  if (!is_full(entity.name) || entity.name.front().size() < 2) return;
  const std::string_view date = work.document.article().published;
  const GovernmentMember* only = nullptr;
  const auto members = government_members(entity.name.back());
  for (const GovernmentMember& member : members) {
    Holder holder;
    holder.name = member.name;
    holder.from = member.from;
    holder.to = member.to;
    const bool male = member.gender == "male";
    const Gender gender = member.gender.empty() ? Gender::unknown : male ? Gender::male : Gender::female;
    if (!compatible(entity.gender, gender) || !full_names_agree(work, entity.name, holder.name_atoms()))
      continue;
    // Of a tenure without an end nobody knows how long it went on.
    const bool then = !date.empty() && !holder.to.empty() && holder.in_office(date);
    if (!then && !countries.contains(std::string(member.country))) continue;
    if (only != nullptr && only->country != member.country) return;
    only = &member;
  }
  if (only == nullptr) return;
  entity.country = only->country;
  if (entity.gender == Gender::unknown && !only->gender.empty()) {
    entity.gender = only->gender == "male" ? Gender::male : Gender::female;
  }
}

// --- offices whose holder the report never names

/// Of many at a time, or of nobody in particular.
bool has_many_holders(const OfficeEntry& office, std::string_view country) {
  constexpr std::array<std::string_view, 7> kMany = {
      "minister", "ambassador", "envoy", "leader", "deputy prime minister", "legislator", "spokesperson"};
  if (std::find(kMany.begin(), kMany.end(), office.key) != kMany.end()) return true;
  return office.key == "vice president" && country != "USA";
}

/// "the then defence minister", "the prime minister of 2003": not the holder on the day of the report.
bool is_of_another_time(const Work& work, const Draft& draft) {
  constexpr std::array<std::string_view, 14> kOther = {"then",   "next",    "first",    "previous", "last",
                                                       "late",   "future",  "ex",       "ousted",   "deposed",
                                                       "acting", "interim", "incoming", "former"};
  for (const TokenIndex t : draft.mention.tokens) {
    if (std::find(kOther.begin(), kOther.end(), work.syntax.lower(t)) != kOther.end()) return true;
  }
  const std::string_view year = std::string_view(work.document.article().published).substr(0, 4);
  for (const TokenIndex t : work.syntax.sentence(draft.sentence).tokens) {
    const std::string_view word = work.syntax.form(t);
    const bool is_year = word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
                         word.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_year && word != year) return true;
  }
  return false;
}

/// The only one whom the table has in that office on the day; not where two handed over in that month, nor
/// later than the table was made.
const Holder* only_holder(const Work& work, std::uint32_t office, std::string_view country) {
  const std::string_view date = work.document.article().published;
  const OfficeEntry& wanted = work.tables.offices[office];
  const bool is_one_office = wanted.level <= Level::head_of_government || wanted.key.starts_with("minister:");
  const bool of_state = !country.empty() && country != "UNO" && country != "EUR";
  const Holder* only = nullptr;
  for (const Holder& holder : work.tables.holders) {
    if (holder.country != country || holder.from.empty() || !holder.in_office(date)) continue;
    // "Premier" is "prime minister"; but a body's offices share one key, and so do the chiefs of a state's
    // forces.
    const bool same = of_state && is_one_office ? work.tables.offices[holder.office].key == wanted.key
                                                : holder.office == office;
    if (!same || (holder.to.empty() && date.substr(0, 7) > holder.seen)) continue;
    if (only != nullptr && !full_names_agree(work, only->name_atoms(), holder.name_atoms())) return nullptr;
    if (only == nullptr) only = &holder;
  }
  return only;
}

/// Does the report name him, or somebody else who has the office?
bool is_named(const Work& work, const Holder& holder) {
  const std::string surname = holder.surname_atoms().back();
  return std::any_of(work.entities.begin(), work.entities.end(), [&](const Entity& entity) {
    if (entity.dead || entity.type != ActorType::person || entity.name.empty()) return false;
    if (work.tables.same_word(entity.name.back(), surname)) return true;
    return compatible(entity.country, holder.country) &&
           std::any_of(entity.offices.begin(), entity.offices.end(), [&](const OfficeWords& has) {
             return !has.former &&
                    work.tables.offices[has.office].key == work.tables.offices[holder.office].key;
           });
  });
}

void name_holder(const Work& work, Entity& entity) {
  const OfficeWords* main = work.main_office(entity);
  if (main == nullptr) return;
  for (const DraftIndex d : entity.drafts) {
    const Draft& draft = work.drafts[d];
    if (draft.form != Form::office || draft.offices.empty() || !draft.definite) continue;
    const OfficeWords& office = draft.offices.front();
    const OfficeEntry& entry = work.tables.offices[office.office];
    const std::string& country = entity.country.empty() ? entry.country : entity.country;
    if (work.tables.offices[main->office].key != entry.key)
      return;  // joined of several offices: hardly one man
    const bool of_body = office.of_body && !entry.key.starts_with("secretary general");
    if (office.former || of_body || has_many_holders(entry, country)) continue;
    if (is_of_another_time(work, draft)) return;
    const Holder* holder = only_holder(work, office.office, country);
    if (holder == nullptr || !compatible(entity.gender, holder->gender) || is_named(work, *holder)) continue;
    entity.by_table = holder->name;
    if (entity.gender == Gender::unknown) entity.gender = holder->gender;
    return;
  }
}

}  // namespace

void know_holders(Work& work) {
  const std::set<std::string> countries = countries_of(work);
  for (const EntityIndex e : work.entities.indices()) {
    Entity& entity = work.entities[e];
    if (!entity.dead && entity.type == ActorType::person && !entity.name.empty()) {
      HolderKnower(work, entity).run();
      if (entity.country.empty()) know_member(work, entity, countries);
    }
  }
}

void name_holders(Work& work) {
  if (months_of(work.document.article().published) == 0) return;  // undated: of any time
  for (const EntityIndex e : work.entities.indices()) {
    Entity& entity = work.entities[e];
    const bool unnamed = entity.type == ActorType::person && entity.name.empty() && !entity.anonymous;
    if (!entity.dead && unnamed && entity.number != Number::plural) name_holder(work, entity);
  }
}

}  // namespace readout
