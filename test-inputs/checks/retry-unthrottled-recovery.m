// retry-unthrottled-recovery in Objective-C: what can't be read makes a request.
#import <Foundation/Foundation.h>

@interface Inbox : NSObject
@property NSURLSession *session;
@property NSMutableDictionary *keys;
@property NSMutableDictionary *lastReset;
@end

@implementation Inbox

- (NSString *)open:(NSString *)text from:(NSString *)name error:(NSError **)error {
  if (self.keys[name])
    return text;
  *error = [NSError errorWithDomain:@"inbox" code:1 userInfo:nil];
  return nil;
}

- (void)resetKeysOf:(NSString *)name {
  NSURL *url = [NSURL URLWithString:[@"https://chat.example/keys/" stringByAppendingString:name]];
  [[self.session dataTaskWithURL:url
               completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
                 if (data)
                   self.keys[name] = data;
               }] resume];
}

- (void)receive:(NSString *)text from:(NSString *)name {
  NSError *error = nil;
  NSString *plain = [self open:text from:name error:&error];
  if (plain) {
    NSLog(@"%@", plain);
    return;
  }
  [self resetKeysOf:name]; // expected-warning {{every failure of '-[Inbox open:from:error:]' makes a request of '-[Inbox resetKeysOf:]'}}
}

// Not more than once an hour for each sender.
- (void)receiveSparingly:(NSString *)text from:(NSString *)name {
  NSError *error = nil;
  NSString *plain = [self open:text from:name error:&error];
  if (plain) {
    NSLog(@"%@", plain);
    return;
  }
  NSDate *last = self.lastReset[name];
  if (last && -[last timeIntervalSinceNow] < 3600)
    return;
  self.lastReset[name] = [NSDate date];
  [self resetKeysOf:name];
}

// Only said.
- (void)receiveAndLog:(NSString *)text from:(NSString *)name {
  NSError *error = nil;
  NSString *plain = [self open:text from:name error:&error];
  if (!plain)
    NSLog(@"can't read a message: %@", error.localizedDescription);
}

@end
