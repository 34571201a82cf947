"""Generated programs in the likeness of real ones.

A function of ten real programs has 13 instructions, 31 values and 12 blocks of IR; a peer
is reached through 18 %, and 0.2 % have a retry cycle. So have these: units of a hundred
functions, in which most parse, count and keep books, eighteen lead to a peer through one to
five calls, and every fifth unit has a loop of retries. Units call one another.
"""
import json, os

HEAD = """typedef struct Curl_easy CURL;
int curl_easy_perform(CURL *);
unsigned sleep(unsigned);
void note(int, const char *, ...);
int lookup(const char *, int);
struct session%(u)d {
  CURL *handle; int state; int failures; int last; long bytes; int mode; int open;
  const char *name; struct session%(u)d *next;
};
int open_%(before)d(void *, int);
"""

# Nothing in these leads to a peer.
PLAIN = [
    """int scan_%(n)s(const char *text, int length, int *kept) {
  int at = 0, found = 0, quoted = 0;
  if (!text || length < 1)
    return -1;
  while (at < length) {
    char c = text[at];
    if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == ' ' || c == '\\t'))
      found++;
    else if (c == '\\\\' && at + 1 < length)
      at++;
    at++;
  }
  if (kept)
    *kept = found;
  return quoted ? -1 : at;
}
""",
    """int account_%(n)s(struct session%(u)d *s, int amount, int kind) {
  if (!s)
    return -1;
  switch (kind) {
  case 0: s->bytes += amount; break;
  case 1: s->bytes -= amount; break;
  case 2: s->last = amount; break;
  default: note(3, "%%d", kind); return -1;
  }
  if (s->bytes < 0) {
    note(2, "negative %%s", s->name);
    s->bytes = 0;
    return 1;
  }
  return %(call)s(s->name, s->mode, &s->last);
}
""",
    """struct session%(u)d *find_%(n)s(struct session%(u)d *list, int mode, int state) {
  struct session%(u)d *best = 0;
  for (struct session%(u)d *s = list; s; s = s->next) {
    if (s->mode != mode)
      continue;
    if (s->state == state && lookup(s->name, mode) > 0)
      return s;
    if (!best || best->last < s->last)
      best = s;
  }
  if (!best)
    note(1, "none for %%d", mode);
  return best;
}
""",
    """int setting_%(n)s(int key, int value) {
  int result = value;
  if (key < 0 || key > 64)
    return 0;
  if (key & 1)
    result = value * 2 + 1;
  else if (key & 2)
    result = value / 3;
  if (result > 1000)
    result = 1000;
  if (result < 10)
    result = lookup("setting", result) ? 10 : 20;
  return result;
}
""",
    """void show_%(n)s(const struct session%(u)d *s, int level) {
  const char *state = "closed";
  if (!s || level > 7)
    return;
  if (s->open)
    state = s->failures ? "failing" : "open";
  note(level, "%%s %%s", s->name, state);
  if (level > 3) {
    note(level, "bytes %%ld", s->bytes);
    note(level, "mode %%d", s->mode);
  }
  for (int i = 0; i < s->failures && i < 4; ++i)
    note(level, "failure %%d", i);
}
""",
    """void prepare_%(n)s(struct session%(u)d *s, const char *name, int mode) {
  int size = lookup(name, mode);
  int limit = lookup("limit", size + mode);
  s->handle = 0;
  s->name = name;
  s->mode = mode;
  s->state = 0;
  s->failures = 0;
  s->last = size * 2 + limit;
  s->bytes = (long)size * limit;
  s->open = limit > size;
  note(5, "%%s %%d", name, mode);
  note(5, "%%d %%d", size, limit);
  show_%(u)d_4(s, limit - 1);
  s->last = lookup(name, s->last);
  s->bytes += lookup("offset", s->last);
  s->next = 0;
  note(6, "%%s done", name);
}
""",
    """int encode_%(n)s(struct session%(u)d *s, unsigned char *out, unsigned value) {
  unsigned sum = value * 31 + (unsigned)s->mode;
  unsigned rest = sum %% 251;
  out[0] = (unsigned char)(value & 255);
  out[1] = (unsigned char)(value >> 8 & 255);
  out[2] = (unsigned char)(value >> 16 & 255);
  out[3] = (unsigned char)(value >> 24);
  out[4] = (unsigned char)rest;
  out[5] = (unsigned char)s->mode;
  s->bytes += 6;
  s->last = (int)rest;
  if (s->mode > 7)
    out[6] = (unsigned char)lookup(s->name, s->mode - 7);
  note(7, "%%u %%u", value, rest);
  return s->mode > 7 ? 7 : 6;
}
""",
]

# These lead to one: what is called stands below what calls it.
SEND = """int send_%(n)s(struct session%(u)d *s, const char *text, int length) {
  if (!s || !s->open)
    return -2;
  int words = scan_%(u)d_0(text, length, &s->last);
  if (words < 0) {
    note(2, "bad text");
    return -3;
  }
  int code = curl_easy_perform(s->handle);
  if (code != 0) {
    s->failures++;
    note(1, "%%s failed: %%d", s->name, code);
    return code == 28 ? 1 : -1;
  }
  s->failures = 0;
  s->bytes += length;
  return 0;
}
"""
THROUGH = """int %(name)s_%(n)s(struct session%(u)d *s, int key, const char *text) {
  int value = setting_%(u)d_3(key, s->mode);
  if (value > 500 && s->state != 2) {
    show_%(u)d_4(s, 5);
    return -1;
  }
  int done = %(callee)s;
  if (done < 0) {
    note(2, "%(name)s: %%d", done);
    s->state = 3;
    return done;
  }
  if (done > 0)
    s->state = 1;
  return account_%(u)d_1(s, value, 0);
}
"""
CHOOSE = """int open_%(u)d(void *given, int command) {
  struct session%(u)d *s = find_%(u)d_2(given, command, 1);
  if (!s)
    return -1;
  switch (command) {
  case 0: return %(a)s(s, 1, "hello");
  case 1: return %(b)s(s, 2, "get");
  case 2: return %(c)s(s, 3, "put");
  case 3: s->open = 0; return 0;
  case 4: return open_%(before)d(given, command - 1);
  default: note(1, "unknown %%d", command);
  }
  return -1;
}
"""
RETRY = """int keep_%(n)s(struct session%(u)d *s, const char *text) {
  int tries = 0;
  if (!s || !text)
    return -1;
  while (tries < 5) {
    int done = %(callee)s;
    if (done == 0)
      break;
    note(1, "try %%d: %%d", tries, done);
    sleep(1);
    tries++;
  }
  if (tries == 5)
    s->state = 4;
  return tries < 5 ? 0 : -1;
}
"""


def unit(u):
    n = lambda m: f'{u}_{m}'
    out = [HEAD % {'u': u, 'before': u // 2}]
    m = 0
    for _ in range(82):
        out.append(PLAIN[m % len(PLAIN)] % {'u': u, 'n': n(m), 'call': f'scan_{u}_{m - m % len(PLAIN)}'})
        m += 1
    sends, seconds, thirds = [], [], []
    for i in range(4):
        out.append(SEND % {'u': u, 'n': n(m)})
        sends.append(f'send_{n(m)}')
        m += 1
    for i in range(6):
        out.append(THROUGH % {'u': u, 'n': n(m), 'name': 'request',
                              'callee': f'{sends[i % 4]}(s, text, value)'})
        seconds.append(f'request_{n(m)}')
        m += 1
    for i in range(7):
        if i == 0 and u % 5 == 0:
            out.append(RETRY % {'u': u, 'n': n(m), 'callee': f'{sends[0]}(s, text, 32)'})
        else:
            out.append(THROUGH % {'u': u, 'n': n(m), 'name': 'serve',
                                  'callee': f'{seconds[i % 6]}(s, value, text)'})
            thirds.append(f'serve_{n(m)}')
        m += 1
    out.append(CHOOSE % {'u': u, 'a': thirds[0], 'b': thirds[1], 'c': thirds[2],
                         'before': u // 2})
    return ''.join(out)


def generate(folder, functions):
    """Units of a hundred functions each."""
    entries = []
    for u in range(functions // 100):
        name = os.path.join(folder, f'unit{u}.c')
        with open(name, 'w') as file:
            file.write(unit(u))
        entries.append({'directory': folder, 'file': name, 'arguments': ['cc', '-c', name]})
    with open(os.path.join(folder, 'compile_commands.json'), 'w') as file:
        json.dump(entries, file)
