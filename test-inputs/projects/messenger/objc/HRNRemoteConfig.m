#import "HRNRemoteConfig.h"

static NSString *const kAutomaticSessionReset = @"ios.automaticSessionReset";
static NSString *const kAutomaticSessionResetInterval = @"ios.automaticSessionResetInterval";
static NSString *const kPreKeyRetry = @"ios.preKeyRetry";

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

- (NSTimeInterval)automaticSessionResetInterval {
  return [[self valueFor:kAutomaticSessionResetInterval otherwise:@"3600"] doubleValue];
}

- (NSTimeInterval)preKeyRetryInterval {
  return [[self valueFor:kPreKeyRetry otherwise:@"300"] doubleValue];
}

@end
