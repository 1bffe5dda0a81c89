namespace Cordon.Core.Cases;

/// <summary>An account of a case's ledger.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="Name">Of what banks hold, the bank's BIC; else empty.</param>
public readonly record struct LedgerAccount(LedgerAccountKind Kind, string Name = "")
{
    public override string ToString() => Name.Length == 0 ? Word(Kind) : $"{Word(Kind)} {Name}";

    /// <summary>The kind's word in texts and in the interface.</summary>
    public static string Word(LedgerAccountKind kind) => kind == LedgerAccountKind.WrittenOff ? "written_off" : kind.ToString().ToLowerInvariant();
}
