#import "HRNReceiptSender.h"

static const NSTimeInterval kCollectFor = 1;

@implementation HRNReceiptSender {
  HRNServiceClient *_client;
  NSMutableDictionary *_timestamps;
}

- (instancetype)initWithClient:(HRNServiceClient *)client {
  if ((self = [super init])) {
    _client = client;
    _timestamps = [NSMutableDictionary dictionary];
  }
  return self;
}

- (void)addReceiptFor:(NSString *)sender timestamp:(unsigned long long)timestamp {
  NSMutableArray *collected = _timestamps[sender];
  NSNumber *stamp = [NSNumber numberWithUnsignedLongLong:timestamp];
  if (collected) {
    [collected addObject:stamp];
    return;
  }
  collected = [NSMutableArray array];
  [collected addObject:stamp];
  _timestamps[sender] = collected;
  dispatch_after(dispatch_time(DISPATCH_TIME_NOW, (int64_t)(kCollectFor * NSEC_PER_SEC)),
                 dispatch_get_main_queue(), ^{
                   [self->_timestamps removeObjectForKey:sender];
                   [self send:collected to:sender];
                 });
}

- (void)send:(NSArray *)timestamps to:(NSString *)sender {
  [_client requestMethod:@"PUT"
                    path:[@"/v1/receipts/" stringByAppendingString:sender]
                    body:@{@"timestamps" : timestamps}
                 success:^(id body) {
                   NSLog(@"%lu receipts sent", (unsigned long)timestamps.count);
                 }
                 failure:^(NSError *error) { // finding: retry-permanent-error
                   NSLog(@"receipts: %@", error.localizedDescription);
                   [self send:timestamps to:sender]; // finding: retry-callback-without-delay, retry-unbounded
                 }];
}

@end
