// Quotation structure in short cases. A case's text carries its own answer: ⟦ and ⟧ stand around each
// quotation, ⟧! at the end of one that is not closed, ⟧+ and +⟦ where one goes on in the next paragraph; they
// are taken out before reading.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "document/document.hpp"

namespace readout {
namespace {

std::string without_signs(std::string text) {
  for (const std::string_view sign : {"⟧!", "⟧+", "+⟦", "⟦", "⟧"}) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
      text.erase(at, sign.size());
  }
  return text;
}

Document read(std::string_view text) {
  Article article;
  article.text = text;
  article.title = "no such line";  // so that no first line is taken for a headline
  return Document::from(std::move(article));
}

/// The text with the signs put in where quotations were found.
std::string with_signs(const Document& document) {
  struct Sign {
    std::uint32_t at;
    int order;  // closing signs before opening ones; inner closing first, outer opening first
    std::string_view text;
  };
  std::vector<Sign> signs;
  for (const Quotation& quotation : document.quotations()) {
    const int depth = static_cast<int>(quotation.depth);
    for (std::size_t i = 0; i < quotation.parts.size(); ++i) {
      const bool last = i + 1 == quotation.parts.size();
      signs.push_back({quotation.parts[i].outer.begin, 100 + depth, i == 0 ? "⟦" : "+⟦"});
      signs.push_back({quotation.parts[i].outer.end, 50 - depth,
                       !last              ? "⟧+"
                       : quotation.closed ? "⟧"
                                          : "⟧!"});
    }
  }
  std::stable_sort(signs.begin(), signs.end(), [](const Sign& a, const Sign& b) {
    return a.at != b.at ? a.at < b.at : a.order < b.order;
  });
  std::string out;
  std::uint32_t from = 0;
  for (const Sign& sign : signs) {
    out += document.words({from, sign.at});
    out += sign.text;
    from = sign.at;
  }
  return out + std::string(document.text().substr(from));
}

class Quotations : public testing::TestWithParam<std::string> {};

TEST_P(Quotations, AreFound) {
  const Document document = read(without_signs(GetParam()));
  EXPECT_EQ(with_signs(document), GetParam());
}

#define CASES(name, ...) INSTANTIATE_TEST_SUITE_P(name, Quotations, testing::Values(__VA_ARGS__))

CASES(Doubles, R"(She said ⟦“we will go”⟧ and left.)", R"(She said ⟦"we will go"⟧ and left.)",
      R"(⟦"We will go,"⟧ she said, ⟦"and soon."⟧)", R"(⟦“We will go,”⟧ she said. ⟦“Soon.”⟧)",
      R"(He called it ⟦"a mistake"⟧; others, ⟦"a crime"⟧.)",
      R"(It was ⟦"fine"⟧, they said (⟦"fine"⟧ indeed).)",
      R"(The word ⟦"talks"⟧—or ⟦"dialogue"⟧—was avoided.)",
      R"(He said—⟦"never"⟧—and left. [⟦"Never"⟧] he wrote.)",
      R"(⟦"I was—"⟧ she began. ⟦"… not there,"⟧ he ended.)", R"(⟦"... and then we met,"⟧ she said.)",
      R"(The ⟦"$5 deal"⟧ and the ⟦"#1 aim"⟧ and ⟦"€3"⟧.)", R"(Nothing "" at all.)");

CASES(Mixed, R"(⟦“Curly opens, straight closes,"⟧ he said.)", R"(⟦"Straight opens, curly closes,”⟧ he said.)",
      R"(⟦”The wrong way round,”⟧ he said. ⟦“And this one too.“⟧)",
      R"(⟦„Unten und oben“⟧ is German, ⟦„na dole”⟧ is Polish, ⟦”hej”⟧ Swedish.)", R"(He said ⟦“no. “⟧)");

CASES(Typewriter, R"(⟦``We will go,''⟧ she said; ⟦``soon.''⟧)",
      R"(⟦''We will go,''⟧ she said; ⟦''it's soon.''⟧)", R"(⟦``He said ⟦`no'⟧ to us,''⟧ she said.)",
      R"(⟦''Call it ⟦'a step,'⟧''⟧ she said.)", R"(⟦''⟦'Yes'⟧ is the word,''⟧ she said.)",
      R"(⟦‘’We will go,’’⟧ she said; ⟦‘‘soon.’’⟧)", R"(⟦`` We will go , ''⟧ she said , ⟦`` soon . ''⟧)",
      R"(⟦" We will go , "⟧ she said , ⟦" soon . "⟧)");

CASES(Singles, R"(She said ⟦‘we will go’⟧ and left.)", R"(She said ⟦'we will go'⟧ and left.)",
      R"(⟦'We will go,'⟧ she said. ⟦'Soon.'⟧)", R"(Minister rejects ⟦'absurd'⟧ claims)",
      R"(Talks ⟦'within weeks'⟧: envoy)", R"(⟦'It's the workers' fight,'⟧ he said.)",
      R"(⟦‘It’s the workers’ fight,’⟧ he said, ⟦‘and ours.’⟧)",
      R"(the ⟦'dreamers'⟧ and their parents' hopes)", R"(the ⟦'dreamers'⟧ and the ⟦'fighters'⟧ of the town)",
      R"(⟦'The minister said ⟦"never"⟧ to me,'⟧ she recalled.)",
      R"(⟦‘The minister said ⟦“never”⟧ to me,’⟧ she recalled.)", R"(⟦'I'm goin' home,'⟧ he said.)",
      R"(⟦'Tis the season,'⟧ he said.)", R"(⟦'18 have died,'⟧ he said of the '18 floods.)",
      R"(⟦'It's rock 'n' roll,'⟧ he said.)", R"(⟦'I was at St James' park,'⟧ he said, ⟦'and left.'⟧)",
      R"(⟦'Who said ⟦"I'm fine"⟧?'⟧ she asked.)", R"(He said ⟦'the workers'⟧ had won.)");

CASES(NotQuotes, "don't, can't, O'Brien, the Joneses' house, the workers' rights",
      "don’t, can’t, O’Brien, the Joneses’ house, the workers’ rights",
      "the '90s and the ’80s, rock 'n' roll, rock ’n’ roll, give 'em time, 'twas so",
      "'Twas in the '16 race; the voters' will", "the ’16 race and the people’s will",
      "‘90s music and ‘em wrongly curled", "He is 5'10\" tall, she 6'; a 12\" pipe and a 3' plank",
      "the boys' 'hood is theirs", "Two 6\" nails", "James's and Jesus' names; a ten days' trip",
      "a stray ' here and a stray \" there");

CASES(Nested, R"(⟦“He told me, ⟦‘No,’⟧ and left,”⟧ she said.)", R"(⟦"He told me, ⟦'No.'⟧"⟧ she said.)",
      R"(⟦“He told me, ⟦‘Never say ⟦“never”⟧ again.’⟧”⟧ So she said.)",
      R"(⟦“⟦‘No’⟧ was the word,”⟧ she said.)", R"(⟦“He said ⟦“no”⟧ to me,”⟧ she said.)",
      R"(⟦"He said ⟦“no”⟧ to me,"⟧ she said.)", R"(⟦"The 'hood is ours,"⟧ he said. ⟦'Yes,'⟧ she said.)",
      R"(⟦"We don't want 'em here,"⟧ said the boys' father.)");

CASES(Guillemets, R"(⟦«Nous irons»⟧, dit-elle. ⟦« Bientôt »⟧, dit-il.)",
      R"(⟦»Wir gehen«⟧, sagte sie, ⟦›bald‹⟧.)", R"(⟦«Il a dit ⟦“non”⟧ hier»⟧, dit-elle.)",
      R"(⟦«Il a dit ⟦‹non›⟧ hier»⟧, dit-elle.)", R"(Home » News » World)");

CASES(Paragraphs, "⟦“We will go.⟧+\n\n+⟦“And soon.⟧+\n\n+⟦“Today,”⟧ she said.",
      "⟦\"We will go.⟧+\n\n+⟦\"And soon,\"⟧ she said. ⟦\"Today.\"⟧",
      "He said: ⟦'We will go.⟧+\n\n+⟦'And soon.'⟧",
      "⟦‘The workers’ rights are ours.⟧+\n\n+⟦‘And the farmers’ rights,’⟧ he said.",
      "⟦“He told me, ⟦‘Go.⟧+⟧+\n\n+⟦“+⟦‘And soon.’⟧”⟧", "⟦“We will go.⟧!\n\nThe minister then left.",
      "⟦“We will go, he said.⟧! ⟦“Soon.”⟧", "⟦\"We will go.⟧+\n\n+⟦And soon.⟧+\n\n+⟦Today,\"⟧ she said.",
      "⟦\"Long text.⟧+\n\n+⟦⟦“We go,”⟧ he said.\"⟧\n\nThe end.", "⟦\"Long text.⟧!\n\n⟦“We go,”⟧ he said.",
      "We will go,” she said. ⟦“Soon.”⟧", "⟦«Nous irons.⟧+\n\n+⟦«Bientôt»⟧, dit-elle.");

}  // namespace
}  // namespace readout
