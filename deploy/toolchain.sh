# Sourced by the commands that build: makes sure of a JDK of 17 or later, a C compiler, and what the Maven wrapper needs.

jdk_is_enough() {
  local version
  version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ -n "$version" ] && [ "$version" -ge 17 ]
}

if ! jdk_is_enough; then
  deploy/install-packages openjdk-17-jdk-headless || deploy/install-packages default-jdk-headless
  jdk_is_enough || {
    printf 'wanted a JDK of 17 or later, found %s; install one and put its javac on PATH\n' "$(javac -version 2>&1)" >&2
    exit 1
  }
fi
# musl makes the plugin a tenth of the size; the Maven wrapper fetches Maven with curl and unpacks it with unzip
deploy/install-packages gcc libc6-dev musl-tools make ca-certificates curl unzip
