// Identity by name, the surest pass: the same name, a part of a fuller one (surname, given name, initials,
// nickname), the same state, seat or organisation, an organisation's acronym. And what the table of office
// holders knows of a named person. Works on the whole report at once, so that a surname in the headline finds
// the full name below.
#include <algorithm>
#include <map>

#include "actors/work.hpp"

namespace readout {
namespace {

using Names = std::vector<std::string>;

bool is_in(const std::string& word, const Names& names) {
  return std::find(names.begin(), names.end(), word) != names.end();
}

bool stands_for(const Work& work, const std::string& a, const std::string& b) {
  const GivenName* name = work.tables.given_name(a);
  return name != nullptr && is_in(b, name->stands_for);
}

/// One given name for another: the same, an initial, a nickname or spelling.
bool given_names_agree(const Work& work, const std::string& a, const std::string& b) {
  if (a == b || stands_for(work, a, b) || stands_for(work, b, a)) return true;
  if ((a.size() == 1 || b.size() == 1) && a[0] == b[0]) return true;
  const GivenName *x = work.tables.given_name(a), *y = work.tables.given_name(b);
  if (x == nullptr || y == nullptr) return false;
  return std::any_of(x->stands_for.begin(), x->stands_for.end(),
                     [&](const std::string& full) { return is_in(full, y->stands_for); });
}

/// Two names of more than one word: same last word, given names that agree.
bool full_names_agree(const Work& work, const Names& a, const Names& b) {
  if (a == b) return true;
  if (a.back() != b.back()) return false;
  return given_names_agree(work, a.front(), b.front());
}

bool is_part(const Names& part, const Names& whole) {
  return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

/// "de la Cruz" is a surname for all its words.
bool is_full(const Names& name) { return name.size() > 1 && !is_name_particle(name.front()); }

Names without_particles(const Names& names) {
  Names rest;
  for (const std::string& name : names) {
    if (name != "al" && name != "el") rest.push_back(name);
  }
  return rest.empty() ? names : rest;
}

class NameLinker {
 public:
  explicit NameLinker(Work& work) : work_(work) {}

  void run() {
    for (const DraftIndex d : work_.order) {
      const Draft& draft = work_.drafts[d];
      if (draft.form == Form::person_name && is_full(draft.name)) link_full_name(d);
    }
    index_parts();
    for (const DraftIndex d : work_.order) {
      const Draft& draft = work_.drafts[d];
      if (draft.entity.valid()) continue;
      switch (draft.form) {
        case Form::person_name:
          link_part(d);
          break;
        case Form::state:
          work_.join_state(d, draft.country, "name of the state");
          break;
        case Form::seat:
          link_seat(d);
          break;
        case Form::organisation:
          link_organisation(d);
          break;
        default:
          break;
      }
    }
  }

 private:
  void link_full_name(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    auto& same_surname = by_last_[draft.name.back()];
    for (const EntityIndex e : same_surname) {
      const Entity& entity = work_.entities[e];
      if (compatible(draft.gender, entity.gender) && full_names_agree(work_, draft.name, entity.name)) {
        return work_.join(d, e, draft.name == entity.name ? "exact name" : "variant of the name");
      }
    }
    // "Prince Saud" for "Saud al-Faisal" is found as a part; two full names with other last words are two
    // persons.
    same_surname.push_back(work_.make_entity(d, ActorType::person, "first name in full"));
  }

  void index_parts() {
    for (const EntityIndex e : work_.entities.indices()) {
      for (const std::string& part : without_particles(work_.entities[e].name)) by_part_[part].push_back(e);
    }
  }

  /// "Roe", "Mr Roe": whom the report calls so; the last one named before it, else the first named after it.
  void link_part(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    const Names part = without_particles(draft.name);
    const auto it = by_part_.find(part.back());
    EntityIndex best;
    int best_score = -1;
    if (it != by_part_.end()) {
      for (const EntityIndex e : it->second) {
        const Entity& entity = work_.entities[e];
        if (!compatible(draft.gender, entity.gender) || !compatible(draft.country, entity.country)) continue;
        if (!is_part(part, without_particles(entity.name))) continue;
        const int score = score_part(draft, entity, part);
        if (score > best_score) {
          best = e;
          best_score = score;
        }
      }
    }
    if (best.valid()) return work_.join(d, best, "part of the name");
    const EntityIndex made = work_.make_entity(d, ActorType::person, "name");
    by_part_[part.back()].push_back(made);
  }

  int score_part(const Draft& draft, const Entity& entity, const Names& part) const {
    int score = 1;
    if (entity.name.back() == part.back()) score += 4;
    if (work_.drafts[entity.drafts.front()].mention.span.begin < draft.mention.span.begin) score += 2;
    if (!draft.offices.empty() && work_.office_fits(draft, entity)) score += 3;
    if (draft.gender != Gender::unknown && draft.gender == entity.gender) score += 2;
    return score;
  }

  void link_seat(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    auto& seat = seats_[draft.country];
    if (seat.valid()) return work_.join(d, seat, "seat of government");
    seat = work_.make_entity(d, ActorType::office, "seat of government");
    const StateEntry* entry = work_.tables.state(draft.country);
    if (entry != nullptr) work_.entities[seat].cameo = entry->cameo + "GOV";
  }

  void link_organisation(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    std::string key = draft.entry ? "#" + std::to_string(*draft.entry) : std::string();
    if (key.empty()) {
      for (const std::string& word : draft.name) key.append(word).append(" ");
    }
    auto& body = organisations_[key];
    if (body.valid()) return work_.join(d, body, "name of the organisation");
    if (const EntityIndex longer = organisation_for(draft); longer.valid()) {
      body = longer;
      return work_.join(d, body, "short form of the name");
    }
    body = work_.make_entity(d, ActorType::organisation, "name of the organisation");
    Entity& entity = work_.entities[body];
    entity.number = Number::unknown;
    if (draft.entry) {
      const OrganisationEntry& entry = work_.tables.organisations[*draft.entry];
      entity.organisation = draft.entry;
      entity.name_text = entry.name;
      entity.cameo = entry.cameo;
      if (entry.type == "office") entity.type = ActorType::office;
    } else {
      unknown_.push_back(body);
    }
  }

  /// The organisation whose initials the word is ("CBC"), or whose name ends with these words.
  EntityIndex organisation_for(const Draft& draft) const {
    if (draft.entry) return EntityIndex::none();
    std::size_t looked_at = 0;
    for (auto it = unknown_.rbegin(); it != unknown_.rend() && looked_at < 200; ++it, ++looked_at) {
      const Names& name = work_.entities[*it].name;
      std::string initials;
      for (const std::string& word : name) {
        if (word != "of" && word != "the" && word != "and" && word != "for") initials += word[0];
      }
      if (draft.name.size() == 1 && draft.name.front() == initials && initials.size() > 1) return *it;
      if (draft.name.size() < name.size() && draft.name.size() > 1 &&
          std::equal(draft.name.rbegin(), draft.name.rend(), name.rbegin())) {
        return *it;
      }
    }
    return EntityIndex::none();
  }

  Work& work_;
  std::map<std::string, std::vector<EntityIndex>> by_last_, by_part_;
  std::map<std::string, EntityIndex> seats_, organisations_;
  std::vector<EntityIndex> unknown_;
};

// --- the table of office holders

bool is_the_holder(const Work& work, const Entity& entity, const Holder& holder) {
  if (!compatible(entity.country, holder.country) || !compatible(entity.gender, holder.gender)) return false;
  if (entity.name.size() == 1) {
    return entity.name.back() == holder.surname_atoms.back() ||
           (holder.name_atoms.size() == 1 && entity.name == holder.name_atoms);
  }
  if (full_names_agree(work, entity.name, holder.name_atoms)) return true;
  const Names own = without_particles(entity.name), whole = without_particles(holder.name_atoms);
  if (!is_part(own, whole)) return false;
  // "Elena Roe" need not be "Marta Elena Roe Poe", whose given name is another; "Suu Kyi" is of "Aung San Suu
  // Kyi".
  return own.front() == whole.front() || work.tables.given_name(own.front()) == nullptr ||
         entity.country == holder.country;
}

bool is_over(const Holder& holder, std::string_view date) {
  return !date.empty() && !holder.to.empty() &&
         std::string_view(holder.to) < date.substr(0, holder.to.size());
}

void know_holder(Work& work, Entity& entity) {
  const auto found = work.tables.by_surname.find(entity.name.back());
  if (found == work.tables.by_surname.end()) return;
  const std::string_view date = work.document.article().published;
  std::vector<const Holder*> fits;
  for (const std::uint32_t h : found->second) {
    const Holder& holder = work.tables.holders[h];
    if (is_the_holder(work, entity, holder)) fits.push_back(&holder);
  }
  // A surname alone must mean one person: who has the office that the report gives, who is in office then, if
  // the report has a date, whose tenure is known.
  const auto keep = [&](auto wanted) {
    if (entity.name.size() > 1) return;
    std::vector<const Holder*> kept;
    std::copy_if(fits.begin(), fits.end(), std::back_inserter(kept), wanted);
    if (!kept.empty()) fits = kept;
  };
  // More people bear a surname than the table has: the report must give the office or the country, or be of a
  // day on which the bearer led a state.
  const auto has_office = [&](const Holder* h) {
    return std::any_of(entity.offices.begin(), entity.offices.end(), [&](const OfficeWords& o) {
      return work.tables.offices[o.office].key == work.tables.offices[h->office].key;
    });
  };
  if (entity.name.size() == 1) {
    std::erase_if(fits, [&](const Holder* h) {
      const bool leads = work.tables.offices[h->office].level <= Level::head_of_government;
      return !has_office(h) && entity.country != h->country &&
             !(leads && !date.empty() && h->in_office(date));
    });
  }
  keep(has_office);
  if (!date.empty()) keep([&](const Holder* h) { return h->in_office(date); });
  keep([](const Holder* h) { return !h->from.empty(); });
  if (fits.empty()) return;
  const bool one = std::all_of(fits.begin(), fits.end(), [&](const Holder* h) {
    return h->country == fits.front()->country &&
           h->surname_atoms.back() == fits.front()->surname_atoms.back() &&
           given_names_agree(work, h->name_atoms.front(), fits.front()->name_atoms.front());
  });
  if (!one) return;
  if (entity.country.empty()) entity.country = fits.front()->country;
  if (entity.gender == Gender::unknown) entity.gender = fits.front()->gender;
  if (entity.name.size() == 1) entity.name_text = fits.front()->name;
  // Without a date the report does not tell which of several tenures is meant.
  const bool told = std::any_of(entity.offices.begin(), entity.offices.end(), [&](const OfficeWords& o) {
    return work.tables.offices[o.office].level < Level::legislator;
  });
  for (const Holder* holder : fits) {
    const bool now = holder->in_office(date);
    if (date.empty() ? told : !now && !is_over(*holder, date)) continue;
    entity.offices.push_back(
        {holder->office, work.tables.offices[holder->office].role, !date.empty() && !now, true});
  }
}

}  // namespace

void link_names(Work& work) { NameLinker(work).run(); }

void know_holders(Work& work) {
  for (const EntityIndex e : work.entities.indices()) {
    Entity& entity = work.entities[e];
    if (!entity.dead && entity.type == ActorType::person && !entity.name.empty()) know_holder(work, entity);
  }
}

}  // namespace readout
