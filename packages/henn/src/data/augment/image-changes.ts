import type { Tensor } from '@henn/torch'
import type { Random } from '../random.js'
import { anisotropy, sampleAnisotropy, type AnisotropyChange } from './anisotropy.js'
import { biasField, sampleBiasField, type BiasFieldChange } from './bias-field.js'
import { brightness, sampleBrightness, type BrightnessChange } from './brightness.js'
import type { AugmentConfig } from './config.js'
import { contrast, sampleContrast, type ContrastChange } from './contrast.js'
import { gamma, sampleGamma, type GammaChange } from './gamma.js'
import { gaussianBlur, sampleGaussianBlur, type GaussianBlurChange } from './gaussian-blur.js'
import { gaussianNoise, sampleGaussianNoise, type GaussianNoiseChange } from './gaussian-noise.js'
import { ghosting, sampleGhosting, type GhostingChange } from './ghosting.js'
import { lowResolution, sampleLowResolution, type LowResolutionChange } from './low-resolution.js'
import { motion, sampleMotion, type MotionChange } from './motion.js'
import type { PatchGeometry } from './patch-geometry.js'
import { sampleSpike, spike, type SpikeChange } from './spike.js'

/** What becomes of an image's values, in the order in which it is done: artefacts of an acquisition, then nnU-Net's list. */
export interface ImageChanges {
  motion?: MotionChange
  ghosting?: GhostingChange
  spike?: SpikeChange
  biasField?: BiasFieldChange
  anisotropy?: AnisotropyChange
  noise?: GaussianNoiseChange
  blur?: GaussianBlurChange
  brightness?: BrightnessChange
  contrast?: ContrastChange
  lowResolution?: LowResolutionChange
  gammaInverted?: GammaChange
  gamma?: GammaChange
}

/** Each draws from a stream of its own, so that none changes what another draws. */
export function sampleImageChanges(random: (stream: string) => Random, patch: PatchGeometry, config: AugmentConfig): ImageChanges {
  return {
    motion: sampleMotion(random('motion'), patch, config.motion),
    ghosting: sampleGhosting(random('ghosting'), patch, config.ghosting),
    spike: sampleSpike(random('spike'), patch, config.spike),
    biasField: sampleBiasField(random('bias field'), patch, config.bias_field),
    anisotropy: sampleAnisotropy(random('anisotropy'), patch, config.anisotropy),
    noise: sampleGaussianNoise(random('noise'), config.noise),
    blur: sampleGaussianBlur(random('blur'), patch, config.blur),
    brightness: sampleBrightness(random('brightness'), patch, config.brightness),
    contrast: sampleContrast(random('contrast'), patch, config.contrast),
    lowResolution: sampleLowResolution(random('low resolution'), patch, config.low_resolution),
    gammaInverted: sampleGamma(random('gamma inverted'), patch, config.gamma_inverted, true),
    gamma: sampleGamma(random('gamma'), patch, config.gamma, false),
  }
}

/** Changes an image [C, Z, Y, X] of float32 in place. */
export function changeImage(image: Tensor, changes: ImageChanges): Tensor {
  if (changes.motion) motion(image, changes.motion)
  if (changes.ghosting) ghosting(image, changes.ghosting)
  if (changes.spike) spike(image, changes.spike)
  if (changes.biasField) biasField(image, changes.biasField)
  if (changes.anisotropy) anisotropy(image, changes.anisotropy)
  if (changes.noise) gaussianNoise(image, changes.noise)
  if (changes.blur) gaussianBlur(image, changes.blur)
  if (changes.brightness) brightness(image, changes.brightness)
  if (changes.contrast) contrast(image, changes.contrast)
  if (changes.lowResolution) lowResolution(image, changes.lowResolution)
  if (changes.gammaInverted) gamma(image, changes.gammaInverted)
  if (changes.gamma) gamma(image, changes.gamma)
  return image
}
