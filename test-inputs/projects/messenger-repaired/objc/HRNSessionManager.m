#import "HRNSessionManager.h"

#import "HRNError.h"

@implementation HRNSessionManager {
  HRNServiceClient *_client;
  HRNMessageSender *_sender;
  HRNRemoteConfig *_config;
  NSMutableDictionary *_sessions;
  NSMutableDictionary *_lastReset;
}

- (instancetype)initWithClient:(HRNServiceClient *)client
                        sender:(HRNMessageSender *)sender
                        config:(HRNRemoteConfig *)config {
  if ((self = [super init])) {
    _client = client;
    _sender = sender;
    _config = config;
    _sessions = [NSMutableDictionary dictionary];
    _lastReset = [NSMutableDictionary dictionary];
  }
  return self;
}

- (NSString *)decrypt:(NSDictionary *)envelope error:(NSError **)error {
  NSDictionary *session = _sessions[envelope[@"source"]];
  if (session)
    return envelope[@"content"];
  *error = HRNErrorWithCode(HRNErrorNoSession, @"no session with the sender");
  return nil;
}

- (void)receiveEnvelope:(NSDictionary *)envelope {
  NSError *error = nil;
  NSString *text = [self decrypt:envelope error:&error];
  if (text) {
    NSLog(@"%@: %@", envelope[@"source"], text);
    return;
  }
  NSLog(@"can't open a message: %@", error.localizedDescription);
  if ([_config automaticSessionReset])
    [self resetSessionWith:envelope[@"source"]];
}

- (void)resetSessionWith:(NSString *)name {
  NSDate *last = _lastReset[name];
  if (last && -[last timeIntervalSinceNow] < [_config automaticSessionResetInterval])
    return;
  _lastReset[name] = [NSDate date];
  [_sessions removeObjectForKey:name];
  [_client requestMethod:@"GET"
                    path:[@"/v2/keys/" stringByAppendingString:name]
                    body:nil
                 success:^(id body) {
                   self->_sessions[name] = body;
                   HRNOutgoingMessage *empty = [[HRNOutgoingMessage alloc] init];
                   empty.recipient = name;
                   empty.payload = @{@"type" : @"end session"};
                   [self->_sender sendMessage:empty
                       success:^{
                       }
                       failure:^(NSError *error) {
                         NSLog(@"session reset: %@", error.localizedDescription);
                       }];
                 }
                 failure:^(NSError *error) {
                   NSLog(@"no prekeys of %@: %@", name, error.localizedDescription);
                 }];
}

@end
