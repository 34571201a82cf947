#import "HRNPreKeyManager.h"

#import "HRNError.h"

@implementation HRNPreKeyManager {
  HRNServiceClient *_client;
  HRNRemoteConfig *_config;
  NSInteger _keyId;
}

- (instancetype)initWithClient:(HRNServiceClient *)client config:(HRNRemoteConfig *)config {
  if ((self = [super init])) {
    _client = client;
    _config = config;
  }
  return self;
}

- (NSDictionary *)makeSignedPreKey {
  NSString *key = @"";
  for (int i = 0; i < 8; ++i)
    key = [key stringByAppendingString:[NSString stringWithFormat:@"%08x", arc4random()]];
  return @{
    @"keyId" : [NSNumber numberWithUnsignedLongLong:(unsigned long long)++_keyId],
    @"publicKey" : key
  };
}

- (void)rotateSignedPreKey {
  [self uploadPreKey:[self makeSignedPreKey]];
}

- (void)uploadPreKey:(NSDictionary *)key {
  [_client requestMethod:@"PUT"
                    path:@"/v2/keys/signed"
                    body:key
                 success:^(id body) {
                   NSLog(@"the signed prekey is %@", key[@"keyId"]);
                 }
                 failure:^(NSError *error) {
                   NSLog(@"prekey rotation: %@", error.localizedDescription);
                   if (!HRNErrorIsRetryable(error))
                     return;
                   NSTimeInterval wait = [self->_config preKeyRetryInterval];
                   wait += wait / 2 * arc4random_uniform(1000) / 1000.0;
                   dispatch_after(
                       dispatch_time(DISPATCH_TIME_NOW, (int64_t)(wait * NSEC_PER_SEC)),
                       dispatch_get_main_queue(), ^{
                         [self uploadPreKey:key];
                       });
                 }];
}

@end
