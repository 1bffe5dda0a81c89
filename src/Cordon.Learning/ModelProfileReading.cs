namespace Cordon.Learning;

/// <summary>What stands behind the trees of a model's file.</summary>
/// <param name="Profile">The profile; null where there is none, or a fault.</param>
/// <param name="Line">The line of the fault, from 1; 0 where there is none.</param>
/// <param name="Fault">What is wrong with it, and in which line; null where nothing is.</param>
public readonly record struct ModelProfileReading(ModelProfile? Profile, string? Fault, int Line = 0);
