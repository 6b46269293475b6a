// Sources that the report does not name: what kind they are of, which body they belong to, and why they are
// not named.
#pragma once

#include "actors/work.hpp"

namespace readout {

/// Fills Actor::unnamed of the anonymous actors. Their mentions are in the layer by now.
class UnnamedReader {
 public:
  UnnamedReader(const Work& work, IndexedVector<ActorIndex, Actor>& actors,
                const IndexedVector<MentionIndex, Mention>& mentions,
                const IndexedVector<TokenIndex, MentionIndex>& by_head)
      : work_(work), syntax_(work.syntax), actors_(actors), mentions_(mentions), by_head_(by_head) {}

  /// `drafts` are those of the actor, which is anonymous.
  void describe(Actor& actor, const std::vector<DraftIndex>& drafts) const;
  void find_reasons();

 private:
  std::string_view kind_of(const Draft& draft) const;
  bool is_body(std::uint32_t description) const;
  ByteSpan body_in(const Draft& draft) const;
  ActorIndex unnamed_at(TokenIndex t) const;
  ActorIndex unnamed_subject(TokenIndex clause) const;
  void find_reason(const PhraseMatch& match);
  ByteSpan reason_in(TokenIndex clause, const std::vector<TokenIndex>& path) const;
  TokenRange without_claim(TokenRange range, TokenIndex words) const;
  ByteSpan span_of(TokenRange range) const;
  bool speaks_next(const PhraseMatch& match) const;
  bool has_other_subject(TokenIndex clause) const;
  bool is_definite(const Actor& actor) const;
  void mark_unnamed(ActorIndex a);

  const Work& work_;
  const Syntax& syntax_;
  IndexedVector<ActorIndex, Actor>& actors_;
  const IndexedVector<MentionIndex, Mention>& mentions_;
  const IndexedVector<TokenIndex, MentionIndex>& by_head_;
};

}  // namespace readout
