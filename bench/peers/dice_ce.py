"""Dice + cross-entropy as nnU-Net's DC_and_CE computes them, with batch_dice."""
import torch
import torch.nn.functional as F


def dice_cross_entropy(logits, labels):
    """One minus the soft Dice of each foreground class over the batch, averaged, plus cross-entropy. Logits
    [B, K, Z, Y, X] and int64 labels [B, Z, Y, X] to a scalar; in float32."""
    logits = logits.float()
    axes = (0, 2, 3, 4)
    probabilities = torch.softmax(logits, 1)
    with torch.no_grad():
        truth = torch.zeros(probabilities.shape, dtype=torch.bool, device=logits.device).scatter_(1, labels[:, None], 1)[:, 1:]
        truth_sum = truth.sum(axes)
    foreground = probabilities[:, 1:]
    intersection = (foreground * truth).sum(axes)
    total = foreground.sum(axes) + truth_sum
    dice = (2 * intersection + 1e-5) / torch.clip(total + 1e-5, 1e-8)
    return F.cross_entropy(logits, labels) + (1 - dice.mean())
