# What `cordon test` does; read by the script cordon, whose functions and variables it uses.
# Tests run on the Release build: it is what banks run, its vector and pointer code is what the optimiser made of it, and the program
# and its tests then share one build. Nothing is lost by it, for assertions stay on in Release.

# All tests end within this time on two cores, so that whoever waits for them gets an answer.
test_seconds_max=1440
project_seconds_max=1150
projects_at_a_time=2

# A test that has said nothing for so long is named in its project's log. It is told to end when the project's time is over, and says
# then where it waits; what does not end within the rest is killed.
test_seconds_named=60
ending_seconds_max=30

test_help() {
  cat <<'TEXT'
Usage: cordon test [PROJECT...]

Builds everything, installs what the tests need (as root) and runs every test project under test/, or only those whose names
contain one of the words given. The last line says how many tests passed and failed; the exit code is 0 when none failed.
TEXT
}

has_postgres() {
  command -v initdb >/dev/null && command -v postgres >/dev/null && return
  local bin
  for bin in /usr/lib/postgresql/*/bin; do
    [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] && return
  done
  return 1
}

# LightGBM, which trains models, is linked against it.
has_openmp() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -q 'libgomp\.so\.1'; }

# The screens are tested in it. The one without a window is a third quicker than one that hides it, so that is what is installed.
has_chromium() {
  local name
  for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then return; fi
  done
  return 1
}

# Files of cases are looked at by it.
has_clamav() { PATH="$PATH:/sbin:/usr/sbin" command -v clamd >/dev/null; }

# CORDON_TEST_INSTALL=no leaves the machine as it is.
install_needs() {
  local packages=()
  has_clamav || packages+=(clamav-daemon)
  has_postgres || packages+=(postgresql)
  has_openmp || packages+=(libgomp1)
  has_chromium || packages+=(chromium-headless-shell)
  if [ "${#packages[@]}" = 0 ] || [ "${CORDON_TEST_INSTALL:-}" = no ]; then return; fi
  local install="apt-get update && apt-get install -y --no-install-recommends ${packages[*]}"
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    say "Missing for some tests, which are skipped without PostgreSQL, ClamAV or Chromium and fail without libgomp1: ${packages[*]}. First run as root: $install"
    return
  fi
  say "Installing for the tests: ${packages[*]}…"
  local log
  log="$(mktemp)"
  # The cluster that the package would create is never used: each test run starts a server of its own.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || printf 'create_main_cluster = false\n' >/etc/postgresql-common/createcluster.conf
  # ClamAV's own daemons are not used either, nor does anything fetch lists of malware: a test starts one with a list of its own.
  ! command -v debconf-set-selections >/dev/null ||
    debconf-set-selections <<<'clamav-freshclam clamav-freshclam/autoupdate_freshclam select manual'
  if ! DEBIAN_FRONTEND=noninteractive timeout 300 bash -c "$install" >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    say "${packages[*]} could not be installed, so tests that need it are skipped or fail. Try by hand: $install"
  fi
  rm -f "$log"
}

# run_project NAME: its words go to results/NAME.log, its counts to results/NAME.xml, its exit code to results/NAME.code.
run_project() {
  local executable="$root/artifacts/bin/$1/release/$1" limit=$((test_seconds_max - SECONDS)) code=0 settings=(DOTNET_TieredPGO=0)

  # Most code of tests runs a few times: a fifth of their time went into watching it for profiles. Of screens' tests, where each test starts a
  # centre of its own, a good part went into compiling better what is then thrown away: what runs less than 0x300 times stays as it was.
  [ "$1" != Cordon.Web.Tests ] || settings+=(DOTNET_TC_CallCountThreshold=300)
  [ "$limit" -gt "$project_seconds_max" ] && limit=$project_seconds_max
  if [ "$limit" -lt 1 ]; then
    echo "Not started: the time for all tests, $test_seconds_max seconds, was used up." >"$results/$1.log"
    code=124
  else
    # An interrupt ends the tests that run, and not the runner.
    timeout --signal=INT --kill-after="$ending_seconds_max" "$limit" \
      env "${settings[@]}" "$executable" -noLogo -noColor -noAutoReporters -result-xml "$results/$1.xml" -longRunning "$test_seconds_named" \
      >"$results/$1.log" 2>&1 </dev/null &
    # Whoever stops this run stops the project too: timeout hands the signal on to it and to what it started.
    # shellcheck disable=SC2064
    trap "kill $! 2>/dev/null" TERM
    wait $! || code=$?
    if [ "$code" = 124 ] || [ "$code" = 137 ]; then echo "Stopped after $limit seconds, its limit." >>"$results/$1.log"; fi
  fi
  echo "$code" >"$results/$1.code"
}

# attribute NAME FILE: a number on the report's element for the assembly; nothing when there is no such file or number.
attribute() { { sed -n "s/.*<assembly [^>]*[[:space:]]$1=\"\([0-9][0-9]*\)\".*/\1/p" "$2" 2>/dev/null || true; } | head -n 1; }

# report NAME: prints what the project said and adds its counts. A project without a report, with an error outside its tests,
# or with an exit code that its counts do not explain, counts as one failed test more.
report() {
  local name="$1" xml="$results/$1.xml" code p f s e why=""
  code="$(cat "$results/$name.code" 2>/dev/null || echo none)"
  p="$(attribute passed "$xml")" f="$(attribute failed "$xml")" s="$(attribute skipped "$xml")" e="$(attribute errors "$xml")"
  if [ -z "$p" ] || [ -z "$f" ]; then
    p=0 f=1 s=0
    why="ended without a report (exit code $code)"
  else
    f=$((f + ${e:-0}))
    if [ "$code" != 0 ] && [ "$f" = 0 ]; then f=1 why="ended with exit code $code"; fi
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + ${s:-0}))
  printf '%s: %d passed, %d failed, %d skipped\n' "$name" "$p" "$f" "${s:-0}"
  if [ "$f" != 0 ]; then
    grep -vE '^ *(Discovering|Discovered|Starting|Finished):|^=== TEST EXECUTION SUMMARY|^   [A-Za-z.]+  Total: ' "$results/$name.log" |
      tail -n 400 | sed 's/^/  /' || true
    [ -z "$why" ] || printf '  %s %s\n' "$name" "$why"
  elif [ "${s:-0}" != 0 ]; then
    grep -A 1 '\[SKIP\]' "$results/$name.log" | grep -v '^--$' | sed 's/^/  /' || true
  fi
}

# chosen PROJECT WORD...: whether its name contains one of the words, or there are none.
chosen() {
  local name="$1" word
  shift
  [ $# = 0 ] && return
  for word in "$@"; do
    case "${name,,}" in *"${word,,}"*) return 0 ;; esac
  done
  return 1
}

run_tests() {
  local name file names=() passed=0 failed=0 skipped=0
  SECONDS=0
  case "${1:-}" in
    -h | --help) test_help; return ;;
    -*) say "cordon test: unknown option $1"; test_help >&2; exit 2 ;;
  esac
  for file in "$root"/test/*.Tests/*.Tests.csproj; do
    name="$(basename "$file" .csproj)"
    if [ -f "$file" ] && chosen "$name" "$@"; then names+=("$name"); fi
  done
  [ ${#names[@]} != 0 ] || { say "cordon test: no test project is called ${*:-*.Tests}"; exit 2; }

  # The tests' executables look for the runtime by this when it is not where a package puts it.
  DOTNET_ROOT="$(dirname "$(readlink -f "$dotnet")")"
  export DOTNET_ROOT PATH="$DOTNET_ROOT:$PATH"

  install_needs
  say "Building Cordon and its tests…"
  lock
  compile Cordon.slnx
  unlock
  say "Running ${#names[@]} test projects…"

  results="$(mktemp -d)"
  trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$results"' EXIT
  trap 'exit 130' INT TERM
  # The last by name are the outermost and the longest: they begin first.
  for name in $(printf '%s\n' "${names[@]}" | sort -r); do
    while [ "$(jobs -rp | wc -l)" -ge "$projects_at_a_time" ]; do wait -n || true; done
    run_project "$name" &
  done
  wait
  for name in "${names[@]}"; do report "$name"; done

  printf '%d passed, %d failed' "$passed" "$failed"
  [ "$skipped" = 0 ] || printf ', %d skipped' "$skipped"
  printf '\n'
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
