"""Retry analysis in Bazel: facts for each target, one link for the whole.

An aspect walks from a binary to everything it depends on and extracts the facts of
each source in an action of its own, which runs wherever Bazel runs compilers: here,
from a cache, or on another machine. One more action, or a test, links all facts to
findings. Copy this file to tools/retrylint/retrylint.bzl, and in a BUILD file:

    load("//tools/retrylint:retrylint.bzl", "retrylint_report", "retrylint_test")

    retrylint_test(name = "retries_test", deps = ["//app:client"])  # fails on findings
    retrylint_report(name = "retries", deps = ["//app:client"])     # retries.sarif, retries.txt

Facts have no path of a sandbox in them: they are the same bytes wherever they were
made, so that one remote cache serves everybody.

Seen to run with Bazel 4.2. From Bazel 9 on, load CcInfo and cc_common from @rules_cc.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

# Where retrylint is on the machines that run the actions: this one, and in the image of
# remote workers. A path rather than a label, for it needs Clang's shared libraries too.
RETRYLINT = "/usr/bin/retrylint"

RetrylintInfo = provider(
    doc = "What is known of a target's retries, and of those it depends on.",
    fields = {
        "facts": "depset of File: one a source",
        "files": "depset of File: sources and headers, for the lines that reports show",
    },
)

_ACTIONS = {
    "c": ACTION_NAMES.c_compile,
    "cc": ACTION_NAMES.cpp_compile,
    "cpp": ACTION_NAMES.cpp_compile,
    "cxx": ACTION_NAMES.cpp_compile,
    "C": ACTION_NAMES.cpp_compile,
    "m": ACTION_NAMES.objc_compile,
    "mm": ACTION_NAMES.objcpp_compile,
}

def _expanded(ctx, words):
    return [ctx.expand_make_variables("copts", word, {}) for word in words]

def _flags(ctx, target, toolchain, action):
    """The words that the compiler would get, without the compiler."""
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    context = target[CcInfo].compilation_context
    fragment = ctx.fragments.cpp
    user = list(fragment.copts)
    user += fragment.conlyopts if action == ACTION_NAMES.c_compile else fragment.cxxopts
    user += _expanded(ctx, getattr(ctx.rule.attr, "copts", []))
    local = [
        "-D" + each
        for each in _expanded(ctx, getattr(ctx.rule.attr, "local_defines", []))
    ]
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = user + local,
        include_directories = context.includes,
        quote_include_directories = context.quote_includes,
        system_include_directories = context.system_includes,
        preprocessor_defines = context.defines,
    )
    return cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = action,
        variables = variables,
    )

def _aspect_impl(target, ctx):
    below = []
    for attribute in ["deps", "implementation_deps", "actual"]:
        deps = getattr(ctx.rule.attr, attribute, None) or []
        for dep in deps if type(deps) == "list" else [deps]:
            if RetrylintInfo in dep:
                below.append(dep[RetrylintInfo])

    made = []
    files = []
    if CcInfo in target and hasattr(ctx.rule.attr, "srcs"):
        toolchain = find_cpp_toolchain(ctx)
        headers = target[CcInfo].compilation_context.headers
        files = [
            file
            for attribute in ["srcs", "hdrs", "textual_hdrs"]
            for each in getattr(ctx.rule.attr, attribute, [])
            for file in each.files.to_list()
        ]
        for source in files:
            if source.extension not in _ACTIONS:
                continue
            facts = ctx.actions.declare_file("{}.retrylint/{}.facts".format(
                target.label.name,
                source.short_path.replace("../", ""),
            ))
            arguments = ctx.actions.args()
            arguments.add_all(["extract", "--quiet", "-j1", "--no-workers", "--root", "."])
            arguments.add_all(["-o", facts, source, "--"])
            arguments.add_all(_flags(ctx, target, toolchain, _ACTIONS[source.extension]))
            ctx.actions.run(
                outputs = [facts],
                inputs = depset(files, transitive = [headers, toolchain.all_files]),
                executable = RETRYLINT,
                arguments = [arguments],
                mnemonic = "RetrylintExtract",
                progress_message = "Extracting retries of " + source.short_path,
            )
            made.append(facts)

    info = RetrylintInfo(
        facts = depset(made, transitive = [each.facts for each in below]),
        files = depset(files, transitive = [each.files for each in below]),
    )
    return [info, OutputGroupInfo(retrylint_facts = info.facts)]

def _joined(ctx):
    return (
        depset(transitive = [each[RetrylintInfo].facts for each in ctx.attr.deps]),
        depset(transitive = [each[RetrylintInfo].files for each in ctx.attr.deps]),
    )

def _report_impl(ctx):
    facts, files = _joined(ctx)
    sarif = ctx.actions.declare_file(ctx.label.name + ".sarif")
    text = ctx.actions.declare_file(ctx.label.name + ".txt")
    arguments = ctx.actions.args()
    arguments.use_param_file("@%s", use_always = False)
    arguments.set_param_file_format("multiline")
    arguments.add_all(["link", "--quiet", "--root", ".", "--fail-on", "never"])
    arguments.add(sarif, format = "--output=sarif=%s")
    arguments.add(text, format = "--output=text=%s")
    arguments.add_all(ctx.attr.args_for_link)
    arguments.add_all(facts)
    ctx.actions.run(
        outputs = [sarif, text],
        inputs = depset(transitive = [facts, files]),
        executable = RETRYLINT,
        arguments = [arguments],
        mnemonic = "RetrylintLink",
        progress_message = "Looking for retry anti-patterns in %s" % ctx.label,
    )
    return [DefaultInfo(files = depset([sarif, text]))]

def _test_impl(ctx):
    facts, files = _joined(ctx)
    names = ctx.actions.declare_file(ctx.label.name + ".list")
    ctx.actions.write(names, "\n".join([each.short_path for each in facts.to_list()]) + "\n")
    script = ctx.actions.declare_file(ctx.label.name + ".sh")
    ctx.actions.write(script, "#!/bin/sh\nexec '{}' link --quiet --root . {} @{}\n".format(
        RETRYLINT,
        " ".join(["'%s'" % each.replace("'", "'\\''") for each in ctx.attr.args_for_link]),
        names.short_path,
    ), is_executable = True)
    runfiles = ctx.runfiles(files = [names], transitive_files = depset(transitive = [facts, files]))
    return [DefaultInfo(executable = script, runfiles = runfiles)]

retrylint_aspect = aspect(
    implementation = _aspect_impl,
    attr_aspects = ["deps", "implementation_deps", "actual"],
    attrs = {"_cc_toolchain": attr.label(
        default = Label("@bazel_tools//tools/cpp:current_cc_toolchain"),
    )},
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

_ATTRIBUTES = {
    "deps": attr.label_list(aspects = [retrylint_aspect], mandatory = True),
    "args_for_link": attr.string_list(doc = "more options of 'retrylint link'"),
}

retrylint_report = rule(implementation = _report_impl, attrs = _ATTRIBUTES)
retrylint_test = rule(implementation = _test_impl, attrs = _ATTRIBUTES, test = True)
