using Cordon.Core.Values;

namespace Cordon.Formats.Networks;

/// <summary>A gang in the index of gangs.</summary>
/// <param name="Gang">What it is called.</param>
/// <param name="Page">Where its page is, as a relative address; empty where it has none.</param>
/// <param name="Cases">Its cases.</param>
/// <param name="Accounts">Accounts of its own.</param>
/// <param name="Taken">What victims paid.</param>
/// <param name="Lying">What of it lies where it can be frozen.</param>
/// <param name="FirstMilliseconds">When it was told first, from the Unix epoch.</param>
/// <param name="LastMilliseconds">When something of it was seen last.</param>
public sealed record GangIndexRow(
    string Gang, string Page, int Cases, int Accounts, Money Taken, Money Lying, long FirstMilliseconds, long LastMilliseconds);
