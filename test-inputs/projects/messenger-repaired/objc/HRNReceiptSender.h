#import <Foundation/Foundation.h>

#import "HRNServiceClient.h"

/// Collects read receipts and sends them in one request a sender.
@interface HRNReceiptSender : NSObject

- (instancetype)initWithClient:(HRNServiceClient *)client;
- (void)addReceiptFor:(NSString *)sender timestamp:(unsigned long long)timestamp;

@end
