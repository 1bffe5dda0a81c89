namespace Cordon.Core.Cases;

/// <summary>A key of the centre as far as it says who is one person: revoked or not.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="By">How whoever comes with it stands in records, before the person's name.</param>
public sealed record IssuedKey(string Id, string By, KeyOrigin Origin);
