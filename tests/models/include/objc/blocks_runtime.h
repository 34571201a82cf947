// GNUstep asks for it where blocks are on; Debian has no package of libobjc2.
