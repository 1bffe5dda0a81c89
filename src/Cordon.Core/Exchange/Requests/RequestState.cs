namespace Cordon.Core.Exchange.Requests;

/// <summary>Where a request stands. The names stand in records and never change.</summary>
public enum RequestState : byte
{
    /// <summary>Nothing is there yet.</summary>
    None = 0,

    /// <summary>Written, and not said yet to anybody.</summary>
    Draft = 1,

    /// <summary>Two persons stand for it, and a legal basis.</summary>
    Committed = 2,

    /// <summary>It is in the asker's log, which a witness co-signed, and on its way.</summary>
    Sent = 3,

    /// <summary>No receipt came in time. A receipt that comes still is taken.</summary>
    Undelivered = 4,

    /// <summary>The holder has it, and the clock runs.</summary>
    Received = 5,

    /// <summary>The holder needs to know more: the clock stands.</summary>
    Suspended = 6,

    /// <summary>The holder is working on it.</summary>
    InProgress = 7,

    /// <summary>Whoever the holder has it from is asked.</summary>
    AwaitOriginator = 8,

    /// <summary>Its time is over and there is no answer.</summary>
    Overdue = 9,

    /// <summary>The asker has taken the overdue answer to those above.</summary>
    Escalated = 10,

    /// <summary>It is answered; the asker has still to say what the answer was worth.</summary>
    Provided = 11,

    /// <summary>The asker said what the answer was worth, or the time for that is over.</summary>
    Closed = 12,

    /// <summary>The holder does not do it, with a code.</summary>
    Refused = 13,

    /// <summary>Another authority is the one to ask.</summary>
    Redirected = 14,

    /// <summary>The asker took it back.</summary>
    Withdrawn = 15,

    /// <summary>It has ended, and one side does not agree with how.</summary>
    Disputed = 16,
}
