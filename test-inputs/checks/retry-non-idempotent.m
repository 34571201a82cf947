// retry-non-idempotent in Objective-C.
#import <Foundation/Foundation.h>

@interface Cashier : NSObject
@end

@implementation Cashier

// A second request after a lost answer books twice.
- (BOOL)pay:(NSData *)body {
  NSMutableURLRequest *request =
      [NSMutableURLRequest requestWithURL:[NSURL URLWithString:@"https://bank.example/payments"]];
  request.HTTPMethod = @"POST";
  request.HTTPBody = body;
  for (NSInteger attempt = 0; attempt < 4; ++attempt) {
    if ([NSURLConnection sendSynchronousRequest:request returningResponse:nil error:nil]) // expected-warning {{is retried although it may have been done when its answer was lost}}
      return YES;
    [NSThread sleepForTimeInterval:1 << attempt];
  }
  return NO;
}

// A key tells the server that it is the same payment.
- (BOOL)payOnce:(NSData *)body key:(NSString *)key {
  NSMutableURLRequest *request =
      [NSMutableURLRequest requestWithURL:[NSURL URLWithString:@"https://bank.example/payments"]];
  request.HTTPMethod = @"POST";
  request.HTTPBody = body;
  [request setValue:key forHTTPHeaderField:@"Idempotency-Key"];
  for (NSInteger attempt = 0; attempt < 4; ++attempt) {
    if ([NSURLConnection sendSynchronousRequest:request returningResponse:nil error:nil])
      return YES;
    [NSThread sleepForTimeInterval:1 << attempt];
  }
  return NO;
}

// To put the same again changes nothing.
- (BOOL)save:(NSData *)body {
  NSMutableURLRequest *request =
      [NSMutableURLRequest requestWithURL:[NSURL URLWithString:@"https://bank.example/profile"]];
  request.HTTPMethod = @"PUT";
  request.HTTPBody = body;
  for (NSInteger attempt = 0; attempt < 4; ++attempt) {
    if ([NSURLConnection sendSynchronousRequest:request returningResponse:nil error:nil])
      return YES;
    [NSThread sleepForTimeInterval:1 << attempt];
  }
  return NO;
}

@end
