// A reading made by hand, with one record of each kind, so that what is printed can be checked without a
// model. Words are looked up in the text: the first time they stand there.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "record/reading.hpp"

namespace readout {

class MadeReading {
 public:
  explicit MadeReading(std::string text) { article_.text = std::move(text); }

  Article& article() { return article_; }
  Records records;

  ByteSpan at(std::string_view words) const {
    const std::size_t begin = article_.text.find(words);
    EXPECT_NE(begin, std::string::npos) << words;
    if (begin == std::string::npos) return {};
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }

  /// An actor with a name mention at `words`, if any.
  ActorIndex actor(Actor actor, std::string_view words = "") {
    const ActorIndex index(actors_.size());
    if (!words.empty()) {
      Mention mention;
      mention.span = at(words);
      mention.kind = MentionKind::name;
      mention.actor = index;
      actor.mentions.push_back(mentions_.push_back(mention));
    }
    return actors_.push_back(std::move(actor));
  }

  Reading take() {
    Reading reading;
    reading.document = std::make_unique<const Document>(Document::from(std::move(article_)));
    reading.actors = Actors::from_parts(std::move(actors_), std::move(mentions_), 0);
    reading.records = std::move(records);
    return reading;
  }

 private:
  Article article_;
  IndexedVector<ActorIndex, Actor> actors_;
  IndexedVector<MentionIndex, Mention> mentions_;
};

Actor made_actor(std::string name, std::string country, Level level, std::string role = "");

/// Every kind of record once; accents and a wide character before all of them, so that bytes are not code
/// points.
Reading full_reading();

}  // namespace readout
