#include "store/manifest.h"

#include <fmt/format.h>

#include <charconv>

#include "store/journal.h"
#include "vault/digest.h"

namespace anxin::store {
namespace {

constexpr std::string_view format = "anxin backup 1";

std::string seal_of(std::string_view text, const vault::Vault& vault) {
  return vault::hex(vault.lookup_hash(CountyId(0), "backup manifest", text));
}

// Takes the lines one after another, each by its name.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  std::string value(std::string_view name) {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos || !rest_.starts_with(name) || rest_.substr(name.size(), 2) != ": ") {
      throw BadBackup("the manifest has no line '" + std::string(name) + "' where it belongs");
    }
    std::string value(rest_.substr(name.size() + 2, end - name.size() - 2));
    rest_.remove_prefix(end + 1);
    return value;
  }

  std::int64_t number(std::string_view name) {
    const std::string text = value(name);
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
      throw BadBackup("no number in the manifest's line '" + std::string(name) + "'");
    }
    return number;
  }

  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace

std::string manifest_text(const Manifest& manifest, const vault::Vault& vault) {
  const std::string text = fmt::format(
      "format: {}\nkey: {}\ndatabase: {}\ntaken: {}\nschema: {}\nchains: {}\nmark: {}\nsize: {}\ndigest: {}\n", format,
      vault::hex(vault.fingerprint()), manifest.database, rfc3339(manifest.taken), manifest.schema, manifest.chains,
      manifest.mark, manifest.size, manifest.digest);
  return text + "seal: " + seal_of(text, vault) + "\n";
}

Manifest manifest_of(const std::string& text, const vault::Vault& vault) {
  Lines lines(text);
  if (lines.value("format") != format) throw BadBackup("a backup of a format that this program does not know");
  if (lines.value("key") != vault::hex(vault.fingerprint())) {
    throw BadBackup("the backup was taken under another master key");
  }
  Manifest manifest;
  manifest.database = lines.value("database");
  const auto taken = parse_rfc3339(lines.value("taken"));
  if (!taken) throw BadBackup("no time in the manifest's line 'taken'");
  manifest.taken = *taken;
  manifest.schema = lines.number("schema");
  manifest.chains = lines.number("chains");
  manifest.mark = lines.value("mark");
  manifest.size = lines.number("size");
  manifest.digest = lines.value("digest");
  const std::string_view sealed = std::string_view(text).substr(0, text.size() - lines.rest().size());
  if (lines.value("seal") != seal_of(sealed, vault) || !lines.rest().empty()) {
    throw BadBackup("the manifest was changed");
  }
  return manifest;
}

void look_at_state(Tx& tx, Manifest& manifest) {
  manifest.schema = tx.first("SELECT COALESCE(max(number), 0) FROM schema_migration", [](const Row& row) {
                        return row.get<std::int64_t>(0);
                      }).value();
  vault::Sha256 digest;
  manifest.chains = 0;
  for (const ChainHead& head : heads(tx)) {
    digest.add(
        fmt::format("{} {} {} {}\n", head.county.number(), head.chain.number(), head.seq, vault::hex(head.hash)));
    ++manifest.chains;
  }
  manifest.mark = vault::hex(digest.finish());
}

}  // namespace anxin::store
