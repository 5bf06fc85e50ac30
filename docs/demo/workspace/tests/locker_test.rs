//! Tests of the lockers, which name the rules that they test.

// r[verify message.clock+1]
#[test]
fn a_message_says_when_it_was_made() {
    assert!(message().has_time());
}

// r[verify door.close.late]
#[test]
fn a_door_that_stays_open_is_reported() {
    assert!(after_seconds(120).is_reported());
}

//= protocol.md#messages
//= type=test
//# A message MUST be at most 2048 bytes long.
#[test]
fn a_large_message_is_refused() {
    assert_eq!(send(4097).status(), 413);
}
