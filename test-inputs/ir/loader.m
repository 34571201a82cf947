// Objective-C: properties and their ivars are one place; blocks, selectors, locks.
typedef signed char BOOL;
#define YES ((BOOL)1)
#define NO ((BOOL)0)
#define nil ((id)0)
typedef double NSTimeInterval;
__attribute__((objc_root_class)) @interface NSObject
+ (instancetype)alloc;
- (instancetype)init;
@end
@interface NSString : NSObject
@end
@interface NSError : NSObject
@property(readonly) long code;
@end
@interface NSException : NSObject
@end
@interface Request : NSObject
- (void)fetch:(NSString *)what completion:(void (^)(id data, NSError *error))completion;
- (BOOL)tryOnce:(NSError **)error;
@end
@interface Ticker : NSObject
+ (void)after:(NSTimeInterval)seconds target:(id)target selector:(SEL)selector;
@end

static const NSTimeInterval MaxDelay = 60.0;

@interface Loader : NSObject {
  int _tries;
}
@property(nonatomic) NSTimeInterval delay;
@property(nonatomic, strong) Request *request;
@property(nonatomic) int custom;
- (void)load;
@end

@implementation Loader
- (int)custom {
  return _tries + 1;
}

- (instancetype)init {
  self = [super init];
  if (self) {
    _delay = 1.0;
    self.custom = 2;
  }
  return self;
}

- (void)load {
  __weak Loader *weakSelf = self;
  [self.request fetch:@"page"
           completion:^(id data, NSError *error) {
             __strong Loader *strongSelf = weakSelf;
             if (!strongSelf)
               return;
             if (error && error.code != 404 && strongSelf->_tries++ < self.custom) {
               strongSelf.delay = strongSelf.delay * 2 < MaxDelay ? strongSelf.delay * 2 : MaxDelay;
               [strongSelf again];
             } else {
               [strongSelf setDelay:1.0];
             }
           }];
}

- (void)again {
  [Ticker after:_delay target:self selector:@selector(load)];
}

- (void)insists {
  NSError *error = nil;
  while (![self.request tryOnce:&error]) {
    @synchronized(self) {
      if (_tries > 3)
        return;
      _tries += 1;
    }
    [self load];
  }
}

- (void)catches {
  for (;;) {
    @try {
      [self load];
      break;
    } @catch (NSException *e) {
      [self again];
    } @finally {
      _tries = 0;
    }
  }
}
@end
