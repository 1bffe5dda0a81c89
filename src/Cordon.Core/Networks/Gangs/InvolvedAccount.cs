using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>Why an account is taken to serve somebody who steals, and is not merely one that stolen money reached.</summary>
[Flags]
public enum InvolvementSigns
{
    None = 0,

    /// <summary>A reported payment went there.</summary>
    TookReported = 1,

    /// <summary>Most of the stolen money that a trace brought there left again within two days, for accounts, exchanges, other countries or cash.</summary>
    PassedOn = 2,

    /// <summary>Much of all that came there in 30 days is known to be stolen.</summary>
    LivesOnStolen = 4,

    /// <summary>Its past says that strangers' money passes through it (likely mules).</summary>
    LikelyMule = 8,

    /// <summary>It pays on a device on which several holders' accounts moved stolen money.</summary>
    SharedDevice = 16,

    /// <summary>Most of what came there in 30 days came from involved accounts, several of them.</summary>
    FedByInvolved = 32,
}

/// <summary>An account that serves somebody who steals, as far as is known.</summary>
/// <param name="Account">The account.</param>
/// <param name="SinceMilliseconds">When the first of what says so happened, from the Unix epoch.</param>
/// <param name="Signs">What says so.</param>
/// <param name="StolenMinor">Stolen money that traces brought there, in minor units; 0 where none did.</param>
public sealed record InvolvedAccount(LinkNode Account, long SinceMilliseconds, InvolvementSigns Signs, long StolenMinor);
