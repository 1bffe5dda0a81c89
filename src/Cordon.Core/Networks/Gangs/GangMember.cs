namespace Cordon.Core.Networks.Gangs;

/// <summary>A member of a gang.</summary>
/// <param name="FirstMilliseconds">Since when it is the gang's, from the Unix epoch.</param>
/// <param name="LastMilliseconds">When it was found to be last.</param>
/// <param name="Weight">What its links within the gang said then, in millionths.</param>
public readonly record struct GangMember(long FirstMilliseconds, long LastMilliseconds, long Weight);
