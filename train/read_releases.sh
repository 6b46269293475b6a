#!/usr/bin/env bash
# Reads the releases with the model at hand and writes what pretraining learns from: shards of CoNLL-U (eight columns).
#
#   train/read_releases.sh RELEASES OUT [MODEL]
#
# RELEASES holds *.jsonl.xz (../shared/data/releases: public domain); MODEL: models/readout-en.safetensors. One thread,
# 14 million words in 12 to 25 minutes; several calls at once share the work, and a call goes on where one was cut off.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 2 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
releases=$1 out=$2 model=${3:-$root/models/readout-en.safetensors}
mkdir -p "$out/text"
[ -e "$out/text/done" ] || python3 - "$releases" "$out/text" <<'PY'
import glob, json, lzma, os, random, sys
folder, out = sys.argv[1:]
shards, words = [[]], 0
for path in sorted(glob.glob(os.path.join(folder, "*.jsonl.xz"))):
    texts = [json.loads(line)["text"].replace("\r", "") for line in lzma.open(path, "rt", encoding="utf-8")]
    random.Random(1).shuffle(texts)
    for text in texts:
        shards[-1].append(text)
        words += len(text.split())
        if words > 200000:
            shards.append([])
            words = 0
for k, shard in enumerate(shards):
    with open(os.path.join(out, "%03d.txt" % k), "w", encoding="utf-8") as file:
        file.write("\n\n".join(shard) + "\n")
open(os.path.join(out, "done"), "w").close()
PY
for text in "$out"/text/*.txt; do
  shard=$out/$(basename "$text" .txt)
  [ -e "$shard.conllu.gz" ] && continue
  exec 9> "$shard.lock"
  flock -n 9 || continue
  "$root/build/release/readout" read --input text --as conllu --model "$model" "$text" |
    grep -v '^#' | cut -f1-8 | gzip -1n > "$shard.part"
  mv "$shard.part" "$shard.conllu.gz"
  rm "$shard.lock"
done
