# Retry analysis as part of a CMake build (CMake 3.21 or later).
#
#   set(CMAKE_EXPORT_COMPILE_COMMANDS ON)          # before the first target
#   ...
#   include(/usr/share/retrylint/cmake/RetryLint.cmake)
#   retrylint_add_target()                         # after the last target
#
#   cmake --build build --target retrylint
#
# Each source file is a build edge that extracts its facts, and one edge links
# them to findings: Ninja runs them in parallel and repeats only what changed.
# The target fails where there are findings. An editor that runs
# retrylint-clangd knows of all units with this in .clang-tidy:
#
#   CheckOptions: {retry.Facts: build/retrylint/facts}
#
#   retrylint_add_target([NAME <target>]        name of the target; "retrylint"
#                        [TARGETS <target>...]  whose sources; all of this folder and below
#                        [EXCLUDE <regex>...]   sources to leave out, by absolute path
#                        [SARIF <file>]         report; retrylint.sarif in the build folder
#                        [ARGS <word>...])      more arguments for 'retrylint link'
include_guard(GLOBAL)

function(_retrylint_targets folder result)
  get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
  get_property(below DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(each IN LISTS below)
    _retrylint_targets(${each} more)
    list(APPEND targets ${more})
  endforeach()
  set(${result} ${targets} PARENT_SCOPE)
endfunction()

function(retrylint_add_target)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;SARIF" "TARGETS;EXCLUDE;ARGS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "retrylint_add_target: unknown argument '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  if(NOT CMAKE_EXPORT_COMPILE_COMMANDS)
    message(FATAL_ERROR "retrylint_add_target: set CMAKE_EXPORT_COMPILE_COMMANDS to ON before the first target")
  endif()
  find_program(RETRYLINT retrylint REQUIRED)
  if(NOT arg_NAME)
    set(arg_NAME retrylint)
  endif()
  if(NOT arg_SARIF)
    set(arg_SARIF ${CMAKE_BINARY_DIR}/retrylint.sarif)
  endif()
  if(NOT arg_TARGETS)
    _retrylint_targets(${CMAKE_CURRENT_SOURCE_DIR} arg_TARGETS)
  endif()

  set(folder ${CMAKE_BINARY_DIR}/retrylint)
  set(sources)
  foreach(target IN LISTS arg_TARGETS)
    get_target_property(type ${target} TYPE)
    if(NOT type MATCHES "^(EXECUTABLE|(STATIC|SHARED|MODULE|OBJECT)_LIBRARY)$")
      continue()
    endif()
    # Rewritten only where its text changes: facts are made again when flags are.
    set(flags ${folder}/flags/${arg_NAME}-${target}.txt)
    get_target_property(target_folder ${target} SOURCE_DIR)
    file(GENERATE OUTPUT ${flags} CONTENT
"${CMAKE_C_FLAGS} ${CMAKE_CXX_FLAGS} ${CMAKE_OBJC_FLAGS} ${CMAKE_OBJCXX_FLAGS} $<CONFIG>
$<TARGET_PROPERTY:INCLUDE_DIRECTORIES>
$<TARGET_PROPERTY:COMPILE_DEFINITIONS>
$<TARGET_PROPERTY:COMPILE_FEATURES>
$<TARGET_PROPERTY:C_STANDARD> $<TARGET_PROPERTY:CXX_STANDARD>
" TARGET ${target})
    get_target_property(own ${target} SOURCES)
    foreach(source IN LISTS own)
      if(source MATCHES "\\$<")
        continue() # known to the generator only
      endif()
      cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${target_folder} NORMALIZE)
      if(NOT source MATCHES "\\.(c|cc|cpp|cxx|c\\+\\+|C|m|mm|M)$")
        continue()
      endif()
      set(excluded OFF)
      foreach(pattern IN LISTS arg_EXCLUDE)
        if(source MATCHES "${pattern}")
          set(excluded ON)
        endif()
      endforeach()
      if(NOT excluded)
        list(APPEND sources ${source})
        string(MD5 id "${source}")
        list(APPEND flags_of_${id} ${flags})
      endif()
    endforeach()
  endforeach()
  list(REMOVE_DUPLICATES sources)
  if(NOT sources)
    message(FATAL_ERROR "retrylint_add_target: no C, C++ or Objective-C source in these targets")
  endif()

  set(all_facts)
  foreach(source IN LISTS sources)
    string(MD5 id "${source}")
    cmake_path(GET source FILENAME name)
    string(SUBSTRING ${id} 0 8 short)
    set(facts ${folder}/facts/${name}-${short}.facts)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE shown)
    add_custom_command(OUTPUT ${facts}
      COMMAND ${RETRYLINT} extract --quiet -j1 -p ${CMAKE_BINARY_DIR} --root ${CMAKE_SOURCE_DIR}
              -o ${facts} --depfile ${facts}.d ${source}
      DEPENDS ${source} ${flags_of_${id}} ${RETRYLINT}
      DEPFILE ${facts}.d
      COMMENT "Extracting retries of ${shown}"
      VERBATIM)
    list(APPEND all_facts ${facts})
  endforeach()
  file(MAKE_DIRECTORY ${folder}/facts)

  # A list too long for a command line.
  list(JOIN all_facts "\"\n\"" lines)
  file(GENERATE OUTPUT ${folder}/${arg_NAME}.list CONTENT "\"${lines}\"\n")
  add_custom_target(${arg_NAME}
    COMMAND ${RETRYLINT} link --root ${CMAKE_SOURCE_DIR} --output sarif=${arg_SARIF} --output text=-
            ${arg_ARGS} @${folder}/${arg_NAME}.list
    DEPENDS ${all_facts}
    BYPRODUCTS ${arg_SARIF}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMENT "Looking for retry anti-patterns"
    VERBATIM USES_TERMINAL)
endfunction()
