using Cordon.Core.Tracing;

namespace Cordon.Web.Cases;

/// <summary>A trail as it is seen by whoever has not said why they look at victims.</summary>
internal static class TrailMask
{
    /// <summary>Without the numbers of victims' accounts, known or likely.</summary>
    public static TrailReport WithoutVictims(TrailReport trail) => trail with
    {
        Accounts = [.. trail.Accounts.Select(account => account.IsVictims ? account with { Account = "" } : account)],
        LikelyMules = [.. trail.LikelyMules.Select(mule => mule with { Payments = [.. mule.Payments.Select(payment => payment with { Account = "" })] })],
    };
}
