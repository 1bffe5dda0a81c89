namespace Cordon.Core.Networks;

/// <summary>A sign that an account passes other people's stolen money on.</summary>
public enum MuleSign : byte
{
    /// <summary>Of what came in, in percent: left within a day, to others than merchants.</summary>
    PassesOn,

    /// <summary>Of the stolen money that is known to have come, in percent: left in the same way.</summary>
    PassedStolenOn,

    /// <summary>Payers who had nothing to do with the account before and whose money left in the same way; their number.</summary>
    Strangers,

    /// <summary>An account opened not long before; its age in days.</summary>
    Young,

    /// <summary>Money of strangers that went to accounts the stolen money went to as well; the number of such accounts.</summary>
    SameNext,

    /// <summary>A stranger's payment of the size of the stolen one: the nearer amount, in percent of it.</summary>
    LikeAmount,
}

/// <summary>A sign found, with the numbers compared.</summary>
/// <param name="Points">What it adds to the score.</param>
/// <param name="Found">What was found, in the sign's unit.</param>
/// <param name="Limit">From where on, or for an age up to where, it counts.</param>
public readonly record struct MuleReason(MuleSign Sign, int Points, long Found, long Limit);
