#import "HRNRemoteConfig.h"

static NSString *const kAutomaticSessionReset = @"ios.automaticSessionReset";
static NSString *const kAutomaticSessionResetInterval = @"ios.automaticSessionResetInterval";
static NSString *const kPreKeyRetryInterval = @"ios.preKeyRetryInterval";

static const NSTimeInterval kShortest = 60;
static const NSTimeInterval kLongest = 24 * 60 * 60;

@implementation HRNRemoteConfig {
  HRNServiceClient *_client;
  NSDictionary *_values;
}

- (instancetype)initWithClient:(HRNServiceClient *)client {
  if ((self = [super init]))
    _client = client;
  return self;
}

- (void)refresh {
  [_client requestMethod:@"GET"
                    path:@"/v1/config"
                    body:nil
                 success:^(id body) {
                   self->_values = body;
                 }
                 failure:^(NSError *error) {
                   NSLog(@"no remote configuration: %@", error.localizedDescription);
                 }];
}

- (NSString *)valueFor:(NSString *)key otherwise:(NSString *)fallback {
  NSString *value = _values[key];
  return value ? value : fallback;
}

- (BOOL)automaticSessionReset {
  return [[self valueFor:kAutomaticSessionReset otherwise:@"true"] isEqualToString:@"true"];
}

- (NSTimeInterval)intervalFor:(NSString *)key otherwise:(NSString *)fallback {
  NSTimeInterval seconds = [[self valueFor:key otherwise:fallback] doubleValue];
  return MAX(kShortest, MIN(seconds, kLongest));
}

- (NSTimeInterval)automaticSessionResetInterval {
  return [self intervalFor:kAutomaticSessionResetInterval otherwise:@"3600"];
}

- (NSTimeInterval)preKeyRetryInterval {
  return [self intervalFor:kPreKeyRetryInterval otherwise:@"300"];
}

@end
