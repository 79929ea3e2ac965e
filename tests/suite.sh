# shellcheck shell=bash
# Runs test projects, side by side where asked, and adds up what they say. Part of the front door, ./cylch, which knows root and in_ci.

passed=0 failed=0 skipped=0 wrong=()

count() { grep -oE "$1: [0-9]+" <<<"$2" | tail -n 1 | grep -oE '[0-9]+$' || printf 0; }

declare -A running=() log_of=()

# Nobody's tests run on when their front door is closed; a shell lets what it started in the background live.
stop_tests() { [ "${#running[@]}" = 0 ] || kill "${running[@]}" 2>/dev/null || true; }

begin_tests() {
  local project=$1
  shift
  log_of[$project]=$(mktemp)
  "$root/artifacts/bin/$project/release/$project" -noLogo -noColor "$@" >"${log_of[$project]}" 2>&1 </dev/null &
  running[$project]=$!
}

finish_tests() {
  local project=$1 log=${log_of[$1]} summary total bad left code=0
  printf '%s …' "$project"
  wait "${running[$project]}" || code=$?
  unset "running[$project]"
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -n 1 || true)
  total=$(count Total "$summary")
  bad=$(($(count Failed "$summary") + $(count Errors "$summary")))
  left=$(($(count Skipped "$summary") + $(count 'Not Run' "$summary")))
  if [ "$bad" = 0 ] && [ "$code" != 0 ] && [ "$total" != 0 ]; then bad=1; fi
  printf ' %s tests in %s s' "$total" "$(count Time "$summary")"
  if [ "$left" != 0 ]; then printf ', %s skipped' "$left"; fi
  if [ "$bad" != 0 ]; then printf ', %s failed' "$bad"; fi
  printf '\n'
  if [ "$total" = 0 ]; then wrong+=("$project ran no test (its exit code was $code)"); fi
  if [ "$total" = 0 ] || [ "$bad" != 0 ]; then
    cat "$log"
  elif [ "$left" != 0 ]; then
    grep -A 1 -F '[SKIP]' "$log" || true
  fi
  rm -f "$log"
  failed=$((failed + bad))
  skipped=$((skipped + left))
  passed=$((passed + (total > bad + left ? total - bad - left : 0)))
}

run_tests() { begin_tests "$@"; finish_tests "$1"; }

# Projects of one line begin together; each is told of in turn.
run_line() {
  local project
  for project in $1; do begin_tests "$project"; done
  for project in $1; do finish_tests "$project"; done
}

# The last line is for people and for machines that count: N passed, N failed.
sum_up() {
  if in_ci && [ "$skipped" != 0 ]; then wrong+=("CI=true, and $skipped tests were skipped"); fi
  local line="$passed passed, $failed failed" reason
  if [ "$skipped" != 0 ]; then line="$line, $skipped skipped"; fi
  printf '\n'
  for reason in "${wrong[@]+"${wrong[@]}"}"; do say "Not good: $reason."; done
  say "$line"
  [ "$failed" = 0 ] && [ "${#wrong[@]}" = 0 ]
}
