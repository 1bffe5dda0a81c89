namespace Cordon.Engine.Cases;

/// <summary>As what a bank takes its notices.</summary>
public enum NoticeFormat : byte
{
    None = 0,

    /// <summary>JSON for each notice.</summary>
    Json = 1,

    /// <summary>An order as ISO 20022 <c>camt.056</c>; what that has no message for as JSON.</summary>
    Camt056 = 2,
}

/// <summary>Where a bank takes the notices of its freeze orders.</summary>
/// <param name="Bank">The bank's BIC without its branch.</param>
/// <param name="Url">Where they are sent to; null for a bank that fetches them itself.</param>
/// <param name="Format">As what.</param>
/// <param name="Assigner">The BIC from which messages of ISO 20022 come; null where none is sent.</param>
/// <param name="Generation">How often the bank's endpoint has been set, this time among them: each has another secret.</param>
/// <param name="By">Who set it.</param>
public sealed record BankEndpoint(string Bank, string? Url, NoticeFormat Format, string? Assigner, int Generation, string By);
