namespace Cordon.Core.Cases;

/// <summary>What a bank is told about a freeze order. The numbers stand in snapshots and never change.</summary>
public enum NoticeKind : byte
{
    None = 0,

    /// <summary>Hold this amount.</summary>
    Freeze = 1,

    /// <summary>Hold no more than this: the rest has moved on.</summary>
    Reduce = 2,

    /// <summary>Hold nothing for this order.</summary>
    Withdraw = 3,

    /// <summary>Let this amount go, and say when it is done.</summary>
    Release = 4,

    /// <summary>An answer is overdue.</summary>
    Remind = 5,

    /// <summary>The law's further time is taken.</summary>
    Extend = 6,

    /// <summary>The law's time is over: nothing is held any more.</summary>
    Expire = 7,
}
