using Cordon.Core.Exchange.Release;

namespace Cordon.Web.Abroad;

/// <summary>A record of a case of which something may be given.</summary>
/// <param name="Key">What it is called in the form.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Fields">Its fields, each with whose it is.</param>
public sealed record GiveRecord(string Key, Phrase Name, IReadOnlyList<ReleaseField> Fields);
