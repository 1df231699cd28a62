#include "fault/fault_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "store/backup.h"
#include "store/database.h"
#include "store/idempotency.h"
#include "text/tokens.h"

namespace anxin::fault {
namespace {

constexpr std::string_view word_index = "need_words";

struct Voice {
  CountyId county;
  std::int64_t id;
  std::int64_t need;
  std::int64_t number;  // read from its words
};

std::vector<Voice> voices_in(store::Tx& tx) {
  return tx.all("SELECT county, id, need, sealed_key, words FROM voice", [&](const store::Row& row) {
    Voice voice{row.get<CountyId>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2), 0};
    const store::SubjectKey key = tx.open_key(voice.county, voice.id, row.get<Bytes>(3));
    voice.number = number_in_words(key.open("voice.words", row.get<Bytes>(4)).reveal());
    return voice;
  });
}

std::vector<std::int32_t> tokens_of(store::Tx& tx, const Voice& voice) {
  return tx.vault().word_tokens(voice.county, word_index, text::bigrams(words_of(voice.number)));
}

// All that the database holds of our needs, and what is wrong with it.
class Look {
 public:
  Look(store::Tx& tx, const Ledger& ledger, std::int64_t fresh) : tx_(tx), ledger_(ledger), fresh_(fresh) {}

  Found run() {
    needs_ = counted("SELECT id, count(*) FROM need GROUP BY id");
    found_.needs = static_cast<std::int64_t>(needs_.size());
    look_at_voices();
    look_at_answers();
    look_at_journal();
    look_at_people();
    look_at_numbers();
    look_at_ledger();
    return std::move(found_);
  }

 private:
  using Counts = std::map<std::int64_t, std::int64_t>;

  template <class... Args>
  void wrong(fmt::format_string<Args...> text, Args&&... args) {
    found_.wrongs.push_back(fmt::format(text, std::forward<Args>(args)...));
  }

  Counts counted(std::string_view sql) {
    Counts counts;
    tx_.all(sql, [&](const store::Row& row) { return counts[row.get<std::int64_t>(0)] = row.get<std::int64_t>(1); });
    return counts;
  }

  std::int64_t number(std::string_view sql) {
    return tx_.first(sql, [](const store::Row& row) { return row.get<std::int64_t>(0); }).value();
  }

  void look_at_voices() {
    Counts voices;
    for (const Voice& voice : voices_in(tx_)) {
      ++voices[voice.need];
      if (!needs_.contains(voice.need)) wrong("voice {} has no need", voice.id);
      if (!ledger_.sent.contains(voice.number)) wrong("number {} is there and was never sent", voice.number);
      if (is_refused(voice.number)) wrong("number {} was refused and is there", voice.number);
      if (!numbers_.emplace(voice.number, voice.need).second) wrong("number {} has two needs", voice.number);
      if (voice.number >= fresh_ && !is_in_index(voice)) wrong("the words of number {} are not found", voice.number);
    }
    for (const auto& [need, count] : needs_) {
      if (voices[need] != 1) wrong("need {} has {} voices", need, voices[need]);
    }
  }

  bool is_in_index(const Voice& voice) {
    const auto hits = tx_.search_words(word_index, voice.county, tokens_of(tx_, voice), voice.id + 1, 1);
    return hits.size() == 1 && hits.front() == voice.id;
  }

  // Each answer is kept beside its need, and names it.
  void look_at_answers() {
    std::set<std::int64_t> kept;
    const auto rows =
        tx_.all("SELECT county, actor, request_key, request_hash FROM idempotency", [](const store::Row& row) {
          return store::RequestKey{row.get<CountyId>(0), row.get<std::string>(1), row.get<std::string>(2),
                                   row.get<Bytes>(3)};
        });
    for (const store::RequestKey& key : rows) {
      const std::int64_t number = number_in_key(key.key);
      kept.insert(number);
      const auto need = numbers_.find(number);
      const auto answer = store::kept_answer(tx_, key).value();
      if (need == numbers_.end()) {
        wrong("an answer is kept for {}, which has no need", key.key);
      } else if (!answer || answer->body.find(fmt::format("\"id\":{},", need->second)) == std::string::npos) {
        wrong("what is kept for {} does not name its need", key.key);
      } else if (ledger_.answers.contains(number) && ledger_.answers.at(number) != answer->body) {
        wrong("what is kept for {} is not what was answered", key.key);
      }
    }
    for (const auto& [number, need] : numbers_) {
      if (!kept.contains(number)) wrong("no answer is kept for number {}", number);
    }
  }

  void look_at_journal() {
    const Counts lines =
        counted("SELECT object_id, count(*) FROM journal WHERE action = 'need.registered' GROUP BY object_id");
    for (const auto& [need, count] : lines) {
      if (count != 1 || !needs_.contains(need)) wrong("{} lines of the journal register need {}", count, need);
    }
    for (const auto& [need, count] : needs_) {
      if (!lines.contains(need)) wrong("need {} has no line in the journal", need);
    }
  }

  // Each need brings its own person and phone number; a refused one had written both when it was refused.
  void look_at_people() {
    const Counts people = counted(
        "SELECT p.id, count(c.id) FROM person p LEFT JOIN contact c ON c.county = p.county AND c.person = p.id "
        "WHERE p.source = 'voice' GROUP BY p.id");
    const Counts asked = counted("SELECT requester, count(*) FROM need WHERE requester IS NOT NULL GROUP BY requester");
    if (asked.size() != needs_.size()) wrong("{} people ask for {} needs", asked.size(), needs_.size());
    for (const auto& [person, contacts] : people) {
      if (contacts != 1) wrong("person {} has {} phone numbers", person, contacts);
      if (!asked.contains(person)) wrong("person {} asks for nothing", person);
    }
    for (const auto& [person, count] : asked) {
      if (!people.contains(person)) wrong("person {} is not there", person);
    }
  }

  // Numbers to read out have no gap: whatever took one and was rolled back gave it back.
  void look_at_numbers() {
    const std::int64_t last = number("SELECT CAST(coalesce(sum(last), 0) AS BIGINT) FROM need_counter");
    if (last != found_.needs) wrong("{} need numbers were given to {} needs", last, found_.needs);
  }

  void look_at_ledger() {
    for (const auto& [number, answer] : ledger_.answers) {
      if (!numbers_.contains(number)) wrong("number {} was answered and is lost", number);
    }
  }

  store::Tx& tx_;
  const Ledger& ledger_;
  std::int64_t fresh_;
  Found found_;
  Counts needs_;
  std::map<std::int64_t, std::int64_t> numbers_;  // the need of each
};

struct Loss {
  const char* what;
  std::function<void(store::Tx&, const Voice&)> take;
};

std::vector<Loss> losses() {
  const auto by_need = [](const char* sql) {
    return [sql](store::Tx& tx, const Voice& voice) { tx.run(sql, voice.need); };
  };
  return {
      {"answer",
       [](store::Tx& tx, const Voice& voice) {
         tx.run("DELETE FROM idempotency WHERE request_key = $1", key_of(voice.number));
       }},
      {"journal line", by_need("DELETE FROM journal WHERE object_id = $1")},
      {"voice", by_need("DELETE FROM voice WHERE need = $1")},
      {"voice and need",
       [](store::Tx& tx, const Voice& voice) {
         tx.run("DELETE FROM voice WHERE need = $1", voice.need);
         tx.run("DELETE FROM need WHERE id = $1", voice.need);
       }},
      {"words", [](store::Tx& tx,
                   const Voice& voice) { tx.forget_words(word_index, voice.county, voice.id, tokens_of(tx, voice)); }},
      {"phone number", by_need("DELETE FROM contact WHERE person IN (SELECT requester FROM need WHERE id = $1)")},
      {"need number", [](store::Tx& tx, const Voice&) { tx.run("UPDATE need_counter SET last = last + 1"); }}};
}

}  // namespace

Found compare(store::Tx& tx, const Ledger& ledger, std::int64_t fresh) { return Look(tx, ledger, fresh).run(); }

Found look(Server& server, const Ledger& ledger, std::int64_t fresh) {
  Found found = server.database().read([&](store::Tx& tx) { return compare(tx, ledger, fresh); });
  for (const std::string& problem : store::verify(server.url(), server.vault()).problems) {
    found.wrongs.push_back(problem);
  }
  return found;
}

std::vector<std::string> unseen_losses(Server& server, const Ledger& ledger) {
  if (ledger.answers.empty()) return {"nothing was answered: nothing is proved"};
  std::vector<std::string> unseen;
  for (const Loss& loss : losses()) {
    bool seen = false;
    server.database().write_now([&](store::Tx& tx) {
      const std::vector<Voice> voices = voices_in(tx);
      const Voice newest = *std::ranges::max_element(voices, {}, &Voice::number);
      loss.take(tx, newest);
      seen = !compare(tx, ledger, newest.number).wrongs.empty();
      return false;
    });
    if (!seen) unseen.push_back(fmt::format("the look does not see that a need's {} is gone", loss.what));
  }
  return unseen;
}

}  // namespace anxin::fault
