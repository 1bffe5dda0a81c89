using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>Why an account is on a list.</summary>
/// <param name="Until">When it leaves the list by itself; null for never.</param>
/// <param name="By">Who put it there.</param>
internal sealed record ListEntry(Instant? Until, string? Reason, string? By);

/// <summary>An account on a list, for those who may see it.</summary>
public sealed record ListedAccount(AccountList List, string AccountKey, Instant? Until, string? Reason, string? By);
