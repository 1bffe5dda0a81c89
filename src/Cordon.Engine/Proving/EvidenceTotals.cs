using Cordon.Engine.Records;

namespace Cordon.Engine.Proving;

/// <summary>What stands in a journal up to a place and is numbered by its order.</summary>
/// <param name="Accounts">Accounts registered.</param>
/// <param name="Policies">Policies published.</param>
/// <param name="Payments">The last payment's number.</param>
internal readonly record struct EvidenceTotals(long Accounts, long Policies, long Payments)
{
    /// <summary>With one record more.</summary>
    public EvidenceTotals With(RecordKind kind) => kind switch
    {
        RecordKind.AccountRegistered => this with { Accounts = Accounts + 1 },
        RecordKind.PolicyPublished => this with { Policies = Policies + 1 },
        _ => this,
    };
}
