"""CMake: the module with a target of its own, and retrylint in the place of clang-tidy."""

from real.host import PROJECT, check, host_test, tail

FILES = {
    "CMakeLists.txt": """cmake_minimum_required(VERSION 3.21)
project(fetcher C CXX)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
add_subdirectory(net)
add_executable(fetcher src/main.cpp generated/table.c)
target_link_libraries(fetcher PRIVATE net)
include(%s/driver/integrations/cmake/RetryLint.cmake)
retrylint_add_target(EXCLUDE /generated/)
""" % PROJECT,
    "net/CMakeLists.txt": """add_library(net STATIC dial.c pause.c)
target_include_directories(net PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(net PRIVATE SECONDS=3)
""",
    "net/dial.h": """#ifdef __cplusplus
extern "C" {
#endif
int dial(int Socket);
void pauseBeforeNextTry(void);
#ifdef __cplusplus
}
#endif
""",
    "net/dial.c": """#include "dial.h"
#include <netinet/in.h>
#include <sys/socket.h>
static struct sockaddr_in Server;
int dial(int Socket) { return connect(Socket, (struct sockaddr *)&Server, sizeof Server); }
""",
    "net/pause.c": """#include "dial.h"
#include <unistd.h>
void pauseBeforeNextTry(void) { sleep(SECONDS); }
""",
    "src/main.cpp": """#include "dial.h"
int main() {
  while (dial(3))
    pauseBeforeNextTry();
}
""",
    "generated/table.c": "int Table[] = {1, 2, 3};\n",
}
PATIENT = """#include "dial.h"
int main() {
  for (int Try = 0; dial(3); ++Try)
    if (Try == 2)
      return 1;
    else
      pauseBeforeNextTry();
}
"""


def write(host):
    folder = host.scratch.path / "fetcher"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


class Build:
    def __init__(self, host, folder, generator):
        self.host, self.folder = host, folder
        self.build = folder / ("build-" + generator.split()[0].lower())
        self.configure("-G", generator)

    def configure(self, *words):
        self.host.run("cmake", "-S", self.folder, "-B", self.build, *words)

    def lint(self, expect):
        """Builds the target: what it printed, and the sources whose facts were extracted."""
        done = self.host.run("cmake", "--build", self.build, "--target", "retrylint", expect=None)
        said = done.stdout + done.stderr
        check((done.returncode != 0) == expect, f"the target ended with {done.returncode}:", tail(said))
        return said, sorted(line.rpartition(" ")[2] for line in said.splitlines() if "Extracting retries of" in line)


@host_test("cmake-module", "RetryLint.cmake: facts a source, linked at the end, made again only where something changed")
def module(host):
    folder = write(host)
    everything = ["net/dial.c", "net/pause.c", "src/main.cpp"]
    for generator in ("Ninja", "Unix Makefiles"):
        (folder / "src/main.cpp").write_text(FILES["src/main.cpp"])
        (folder / "net/pause.c").write_text(FILES["net/pause.c"])
        build = Build(host, folder, generator)
        said, extracted = build.lint(expect=True)
        check(extracted == everything, f"{generator}: not each source once, or an excluded one:", extracted, tail(said))
        check("src/main.cpp:3:" in said or "src/main.cpp:4:" in said, f"{generator}: nothing is found across units:", tail(said))
        check("waits the same 3 s" in said, f"{generator}: the wait of another unit is not seen:", tail(said))
        check("retry-" in (build.build / "retrylint.sarif").read_text(), f"{generator}: no report")

        check(build.lint(expect=True)[1] == [], f"{generator}: facts are made again though nothing changed")
        (folder / "net/pause.c").write_text(FILES["net/pause.c"].replace("SECONDS", "SECONDS + 1"))
        said, extracted = build.lint(expect=True)
        check(extracted == ["net/pause.c"] and "4 s" in said, f"{generator}: after a change of one source:", extracted, tail(said))
        (folder / "net/dial.h").write_text(FILES["net/dial.h"] + "/* Waits. */\n")
        check(build.lint(expect=True)[1] == everything, f"{generator}: a changed header is not noticed")
        build.configure("-DCMAKE_C_FLAGS=-O2")
        extracted = build.lint(expect=True)[1]
        check("net/dial.c" in extracted, f"{generator}: changed flags are not noticed:", extracted)

        (folder / "src/main.cpp").write_text(PATIENT)
        said, extracted = build.lint(expect=False)
        check(extracted == ["src/main.cpp"], f"{generator}: after the fix:", extracted)

    # Facts do not know where they were made.
    facts = {each.name: each.read_bytes() for each in (folder / "build-ninja/retrylint/facts").glob("*.facts")}
    check(len(facts) == 3, "not three files of facts:", sorted(facts))
    moved = host.scratch.path / "moved/elsewhere"
    moved.parent.mkdir()
    folder.rename(moved)
    host.run("rm", "-r", moved / "build-ninja", moved / "build-unix")
    again = Build(host, moved, "Ninja")
    again.configure("-DCMAKE_C_FLAGS=-O2")
    again.lint(expect=False)
    # Their names are of the absolute path, their bytes are not.
    there = sorted(each.read_bytes() for each in (again.build / "retrylint/facts").glob("*.facts"))
    check(there == sorted(facts.values()), "facts differ between folders")


@host_test("cmake-clang-tidy", "CMAKE_<LANG>_CLANG_TIDY=retrylint")
def clang_tidy(host):
    folder = host.scratch.path / "client"
    folder.mkdir()
    (folder / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.16)\nproject(client C CXX)\n"
                                           "add_library(client client.c session.cpp)\n")
    loop = "  while (connect(Socket, (const struct sockaddr *)Server, sizeof *Server))\n    ;\n  return 0;\n"
    head = "#include <netinet/in.h>\n#include <sys/socket.h>\nint %s(int Socket, const struct sockaddr_in *Server) {\n"
    (folder / "client.c").write_text(head % "dial" + loop + "}\n")
    (folder / "session.cpp").write_text("#include <string>\n" + head % "redial" + loop + "}\n")

    def build(name, *words):
        tool = ";".join([str(host.retrylint), *words])
        host.run("cmake", "-S", folder, "-B", folder / name, "-G", "Ninja",
                 f"-DCMAKE_C_CLANG_TIDY={tool}", f"-DCMAKE_CXX_CLANG_TIDY={tool}")
        done = host.run("cmake", "--build", folder / name, "--", "-k", "0", expect=None)
        return done.returncode, done.stdout + done.stderr

    status, said = build("strict")
    check(status != 0, "findings do not fail the build:", tail(said))
    for place in ("client.c:4:", "session.cpp:5:"):
        check(place in said, f"no finding at {place}", tail(said, 60))
    status, said = build("lenient", "--fail-on=never")
    check(status == 0, "--fail-on=never fails the build:", tail(said))
    check("retry-unbounded" in said, "findings are not shown:", tail(said))
    check((folder / "lenient/libclient.a").exists(), "nothing was built")
    for name, text in (("client.c", "dial"), ("session.cpp", "redial")):
        (folder / name).write_text(head % text + "  return connect(Socket, (const struct sockaddr *)Server, "
                                                 "sizeof *Server);\n}\n")
    status, said = build("strict")
    check(status == 0 and "warning" not in said, "clean code does not build quietly:", tail(said))
    left = [each.name for each in folder.iterdir() if each.name.startswith(".retrylint")]
    check(not left, "the runs leave something behind:", left)
