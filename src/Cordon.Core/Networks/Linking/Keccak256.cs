using System.Buffers.Binary;
using System.Numerics;

namespace Cordon.Core.Networks.Linking;

/// <summary>The hash of Ethereum: Keccak with 256 bits as it was before the standard SHA-3 changed its padding, so the framework has none.</summary>
internal static class Keccak256
{
    private const int RateBytes = 136;
    private const int Rounds = 24;

    private static readonly int[] Rotations = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    private static readonly int[] Lanes = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    private static readonly ulong[] Constants = MakeConstants();

    /// <summary>The hash of a text shorter than a block.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> text)
    {
        if (text.Length >= RateBytes)
        {
            throw new ArgumentException("Only texts shorter than a block are hashed here.", nameof(text));
        }

        Span<byte> block = stackalloc byte[RateBytes];
        block.Clear();
        text.CopyTo(block);
        block[text.Length] = 0x01;
        block[RateBytes - 1] |= 0x80;
        Span<ulong> state = stackalloc ulong[25];
        state.Clear();
        for (var i = 0; i < RateBytes / 8; i++)
        {
            state[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(i * 8)..]);
        }

        Permute(state);
        var hash = new byte[32];
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(i * 8), state[i]);
        }

        return hash;
    }

    private static void Permute(Span<ulong> state)
    {
        Span<ulong> column = stackalloc ulong[5];
        for (var round = 0; round < Rounds; round++)
        {
            for (var x = 0; x < 5; x++)
            {
                column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
            }

            for (var i = 0; i < 25; i++)
            {
                state[i] ^= column[(i + 4) % 5] ^ BitOperations.RotateLeft(column[(i + 1) % 5], 1);
            }

            var moving = state[1];
            for (var i = 0; i < Rounds; i++)
            {
                (moving, state[Lanes[i]]) = (state[Lanes[i]], BitOperations.RotateLeft(moving, Rotations[i]));
            }

            for (var y = 0; y < 25; y += 5)
            {
                state.Slice(y, 5).CopyTo(column);
                for (var x = 0; x < 5; x++)
                {
                    state[y + x] ^= ~column[(x + 1) % 5] & column[(x + 2) % 5];
                }
            }

            state[0] ^= Constants[round];
        }
    }

    // The linear feedback register of the specification: bit 2^j − 1 of each constant.
    private static ulong[] MakeConstants()
    {
        var constants = new ulong[Rounds];
        var register = 1;
        for (var round = 0; round < Rounds; round++)
        {
            for (var j = 0; j <= 6; j++)
            {
                constants[round] |= (ulong)(register & 1) << ((1 << j) - 1);
                register = (register << 1) ^ ((register >> 7) * 0x171);
            }
        }

        return constants;
    }
}
