// What plain text and JSON Lines have in common: the checks of a text (size, not blank), and its identity,
// the SHA-256 of libsodium. The hash is over the text alone: the same text under another title or from
// another publisher is the same report to the store.
#include "source/article.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

#include "base/limits.hpp"
#include "source/check_text.hpp"
#include "source/text_bytes.hpp"

namespace readout {

Result<void> check_text(std::string_view text, std::string_view name) {
  if (text.size() > limits::kMaxTextBytes) {
    return fail(ErrorCode::too_large,
                fmt::format("the text of {} has {} bytes; at most {} are read; split it into its reports",
                            name, text.size(), limits::kMaxTextBytes));
  }
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (!is_space(c.value)) return {};
    at += c.size;
  }
  return fail(ErrorCode::bad_input, fmt::format("{} has no text: it is empty or white space only", name));
}

Result<Article> article_from_text(std::string_view bytes, std::string_view id) {
  if (bytes.size() > limits::kMaxFileBytes) {
    return fail(ErrorCode::too_large,
                fmt::format("{} has {} bytes; at most {} are read; split it into its reports", id,
                            bytes.size(), limits::kMaxFileBytes));
  }
  Result<Repaired> decoded = decode_text(bytes, id);
  if (!decoded) return tl::unexpected(decoded.error());
  if (const auto checked = check_text(decoded->text, id); !checked) return tl::unexpected(checked.error());
  Article article;
  article.id = repair_utf8(id).text;
  article.text = std::move(decoded->text);
  article.repaired = decoded->replaced;
  return article;
}

std::string text_hash(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

}  // namespace readout
