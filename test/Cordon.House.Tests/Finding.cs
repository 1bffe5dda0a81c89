namespace Cordon.House.Tests;

/// <summary>One place where a rule of the house is not kept. Line 0 means the whole file.</summary>
public sealed record Finding(string Rule, string Path, int Line, string What)
{
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {What}" : $"{Path}: {What}";
}
