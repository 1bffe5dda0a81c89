using Cordon.Core.Casework;

namespace Cordon.Engine.Casework;

/// <summary>A look, and its place among all.</summary>
/// <param name="Id">Its place: the next page ends before it.</param>
public sealed record LookMoment(long Id, Look Look);
