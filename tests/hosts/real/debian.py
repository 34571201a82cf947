"""The Debian package: built, looked at by lintian, installed and run on a fresh Debian 12; and 'cmake --install'."""

import os

from real.host import DOCS, Skipped, can_unshare, check, host_test, tail

SOURCES = """deb http://deb.debian.org/debian bookworm main
deb http://deb.debian.org/debian bookworm-updates main
deb http://deb.debian.org/debian-security bookworm-security main
"""

CLIENT = """#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>
int dial(int Socket, const struct sockaddr_in *Server) {
  while (connect(Socket, (const struct sockaddr *)Server, sizeof *Server))
    ;
  return 0;
}
"""

# What a user of the package does, in the fresh system.
INSIDE = """set -eu
cd "$(mktemp -d)"
apt-get install -y -q --no-install-recommends /retrylint.deb libc6-dev > /install.log 2>&1 || { tail -20 /install.log; exit 1; }
cp /client.c .
retrylint --version
status=0; retrylint check client.c -- -std=c11 > found || status=$?
test $status = 1 || { cat found; echo "ended with $status"; exit 1; }
grep -q 'client.c:5:3: .*retry-unbounded' found || { cat found; exit 1; }
retrylint explain retry-unbounded | grep -q 'retry-unbounded'
test -n "$(retrylint checks)"
bash -c '. /usr/share/bash-completion/completions/retrylint; complete -p retrylint' > complete.out
for file in /usr/share/man/man1/retrylint.1.gz /usr/share/zsh/vendor-completions/_retrylint \
            /usr/share/fish/vendor_completions.d/retrylint.fish /usr/share/retrylint/cmake/RetryLint.cmake \
            /usr/share/retrylint/bazel/retrylint.bzl; do
  test -s $file || { echo "no $file"; exit 1; }
done
printf 'Content-Length: 58\\r\\n\\r\\n{"jsonrpc":"2.0","id":1,"method":"shutdown","params":null}' | retrylint-clangd --log=error > server.out || true
grep -q '"jsonrpc":"2.0"' server.out || { echo "retrylint-clangd does not answer"; exit 1; }
apt-get install -y -q --no-install-recommends clang-tidy-22 >> /install.log 2>&1
clang-tidy-22 -load /usr/lib/*/retrylint/retrylint-tidy.so -checks='-*,retry-*' client.c -- > tidy || true
grep -q 'retry-unbounded' tidy || { cat tidy; exit 1; }
cp client.c plain.c
dpkg -s retrylint | grep Installed-Size
apt-get purge -y -q retrylint >> /install.log 2>&1
test ! -e /usr/share/doc/retrylint -a ! -e /usr/bin/retrylint || { echo "purge leaves files"; exit 1; }
echo all is well
"""


def package(host):
    """Makes the package from the build."""
    host.run("cmake", "--build", host.build, timeout=7200)
    folder = host.scratch.path / "packages"
    host.run("cpack", "-G", "DEB", "-B", folder, cwd=host.build)
    found = list(folder.glob("*.deb"))
    check(len(found) == 1, "cpack made", found)
    return found[0]


@host_test("debian-package", "lintian is content", apt=["lintian", "dpkg-dev"])
def lintian(host):
    deb = package(host)
    said = host.run("lintian", "--allow-root", "--fail-on", "error,warning", "--info", deb, expect=None)
    check(said.returncode == 0, "lintian complains:", tail(said.stdout, 60), tail(said.stderr))
    host.note(f"{deb.name}, {deb.stat().st_size / 1e6:.1f} MB")


@host_test("debian-fresh", "installs and runs on a Debian 12 with nothing in it", apt=["mmdebstrap", "dpkg-dev"])
def fresh(host):
    if os.geteuid() and not can_unshare():
        raise Skipped("neither root nor user namespaces here, and mmdebstrap needs one of them")
    deb = package(host)
    deb.rename(host.scratch.path / "retrylint.deb")
    host.scratch.write("client.c", CLIENT)
    host.scratch.write("inside.sh", INSIDE)
    sources = host.scratch.write("sources.list", SOURCES)
    # mmdebstrap needs a way into this folder for a user that it makes up.
    os.chmod(host.scratch.path, 0o755)
    made = host.run("mmdebstrap", "--quiet", "--variant=apt", "--format=null",
                    *[f"--customize-hook=copy-in {host.scratch.path}/{each} /" for each in
                      ("retrylint.deb", "client.c", "inside.sh")],
                    '--customize-hook=chroot "$1" sh /inside.sh', "bookworm", "/dev/null", sources,
                    timeout=3600, expect=None)
    said = made.stdout + made.stderr  # mmdebstrap sends what its hooks print to either
    check(made.returncode == 0 and "all is well" in said, "not well on a fresh Debian 12:", tail(said, 60))
    host.note(", ".join(line.strip() for line in said.splitlines()
                        if line.startswith(("retrylint ", "Installed-Size"))) + " kB")


@host_test("cmake-install", "'cmake --install' into a folder of one's own, and running from there")
def cmake_install(host):
    prefix = host.scratch.path / "opt"
    host.run("cmake", "--build", host.build, timeout=7200)
    host.run("cmake", "--install", host.build, "--prefix", prefix)
    host.scratch.write("client.c", CLIENT)
    env = {"PATH": f"{prefix}/bin:/usr/bin:/bin"}
    found = host.run("retrylint", "check", "client.c", "--", "-std=c11", env=env, expect=1)
    check("retry-unbounded" in found.stdout, found.stdout)
    doctor = host.run("retrylint", "doctor", env=env, expect=None).stdout
    check(f"{prefix}/lib" in doctor and "retrylint-tidy.so" in doctor, "doctor finds no plugin:", doctor)
    pages = sorted(each.name for each in (prefix / "share/doc/retrylint").glob("*.md"))
    check(set(pages) >= {each.name for each in DOCS.glob("*.md")}, "pages are missing:", pages)
